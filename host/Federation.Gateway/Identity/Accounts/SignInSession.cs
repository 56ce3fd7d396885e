using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>That a browser is signed in.</summary>
internal sealed record SignInSession(Account Account, DateTimeOffset SignedInAt);
