// Forms that ask the browser's authenticator before they are sent: data-baken-passkey says "get" or "create", data-options holds
// what the server asks. The server checks the answer; this only carries it.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) => {
  let binary = "";
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const described = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

// A null is a wish to the browser; what is not wished must not be there.
const wished = (options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null));

const asked = (json) => {
  const options = wished(JSON.parse(json));
  options.challenge = bytes(options.challenge);
  if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) options.excludeCredentials = described(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = described(options.allowCredentials);
  if (options.authenticatorSelection) options.authenticatorSelection = wished(options.authenticatorSelection);
  delete options.extensions;
  return { publicKey: options };
};

const answered = (credential) => {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[part]) response[part] = text(credential.response[part]);
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response,
  });
};

for (const form of document.querySelectorAll("form[data-baken-passkey]")) {
  const trouble = form.querySelector("[data-baken-passkey-trouble]");
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    trouble.hidden = true;
    try {
      const credential = await navigator.credentials[form.dataset.bakenPasskey](asked(form.dataset.options));
      form.elements.Answer.value = answered(credential);
      form.submit();
    } catch {
      trouble.hidden = false;
      busy = false;
    }
  });
}
