using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>That a browser is signed in.</summary>
/// <param name="Id">Random; says nothing of whose it is.</param>
/// <param name="Origin">The session at the network's provider that it began with, as <see cref="Logout.SessionOrigin"/> writes it; null for none.</param>
internal sealed record SignInSession(Account Account, DateTimeOffset SignedInAt, string Id, string? Origin);
