namespace Federation.Gateway.Identity.Providers;

/// <summary>A member as the manager of the home network sees it: enough to block or remove somebody, and no name.</summary>
/// <param name="Key">43 characters of base64url; another one in each network, so that two networks cannot find out that they have the same member.</param>
/// <param name="Mailbox">The first letter and the domain of the address of an account of this directory; null for an account that a provider vouches for: of that the directory has none.</param>
/// <param name="Tier">The network's word; null for none.</param>
/// <param name="Ends">In UTC; null for open.</param>
/// <param name="ConfirmedAt">When the network last said so, in UTC.</param>
/// <param name="IsBlocked">Whether a manager of the network blocked the member.</param>
/// <param name="IsRefused">Whether the network's provider said at the last sign-in that the member is not in good standing.</param>
internal sealed record RosterEntry(string Key, string? Mailbox, string? Tier, DateTime? Ends, DateTime ConfirmedAt, bool IsBlocked, bool IsRefused);
