namespace Federation.Gateway.Identity.Passes;

/// <summary>Why a member gets no credential, beside what the issuer itself refuses.</summary>
internal static class MembershipCodes
{
    /// <summary>The account belongs to no network, or not to the one that it named.</summary>
    public const string None = "membership.none";

    /// <summary>The home network blocks the member.</summary>
    public const string Blocked = "membership.blocked";

    /// <summary>The network has not confirmed the membership for too long.</summary>
    public const string Stale = "membership.stale";

    /// <summary>More credentials are out than there is room for.</summary>
    public const string ListFull = "membership.list-full";

    /// <summary>The network's provider says who its members are, so nobody is invited to be one.</summary>
    public const string HasProvider = "membership.has-provider";

    /// <summary>The account has as many credentials that still count as one may have.</summary>
    public const string TooManyCredentials = "membership.too-many-credentials";

    /// <summary>The tier is no word for one.</summary>
    public const string Tier = "membership.tier";

    /// <summary>This directory issues no credentials.</summary>
    public const string NotIssued = "membership.not-issued";
}
