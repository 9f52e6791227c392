/** Mail hosts whose domain says nothing of who writes. Source: common knowledge. */
const shared = new Set(
  `gmail.com googlemail.com outlook.com outlook.co.nz outlook.com.au hotmail.com hotmail.co.nz hotmail.com.au live.com live.com.au icloud.com
  me.com mac.com yahoo.com yahoo.co.nz yahoo.com.au xtra.co.nz bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au
  slingshot.co.nz vodafone.co.nz protonmail.com proton.me aol.com msn.com`.split(/\s+/),
);

/** Whether addresses at this host belong to people who have nothing to do with each other. */
export function isSharedHost(host: string): boolean {
  return host === '' || shared.has(host.toLowerCase());
}
