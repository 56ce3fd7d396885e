using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>That a browser is signed in.</summary>
/// <param name="Network">The home network whose provider vouched; null for an account of this directory.</param>
internal sealed record SignInSession(Account Account, DateTimeOffset SignedInAt, string? Network);
