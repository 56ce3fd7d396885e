using System.Globalization;
using System.Security.Claims;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Providers;

/// <summary>What a provider's claims say of a membership. Pure.</summary>
/// <param name="Tier">Null where none is said, or it cannot be one.</param>
/// <param name="Ends">Null for open.</param>
internal sealed record MemberClaims(string? Tier, DateTime? Ends, bool IsBlocked)
{
    public static MemberClaims Of(ClaimsPrincipal principal, NetworkProvider provider)
    {
        // A tier has a closed form: whatever a provider sends, no name or mailbox comes in by it.
        string? tier = Value(principal, provider.TierClaim)?.ToLowerInvariant();
        return new MemberClaims(
            Cluster.Members.Passes.Tier.TryParse(tier, out _) ? tier : null,
            Value(principal, provider.EndsClaim) is { } ends ? Time(ends) : null,
            Value(principal, provider.ActiveClaim) is { } active && !string.Equals(active, "true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An end that cannot be read has passed: a member is admitted on what is understood.</summary>
    private static DateTime Time(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime : DateTime.UnixEpoch;
    }

    private static string? Value(ClaimsPrincipal principal, string? claim) => claim is null ? null : principal.FindFirstValue(claim);
}
