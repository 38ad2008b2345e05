// A CloudFront function for viewer requests: the panel does its own routing, so a path that can't be one of its
// files gets the page. In a folder, as in /admin/bots/, it is "/admin/bots/index.html".
function handler(event) {
  var request = event.request;
  if (!/\.(css|js|json|svg|wasm)$/.test(request.uri)) request.uri = "/index.html";
  return request;
}
