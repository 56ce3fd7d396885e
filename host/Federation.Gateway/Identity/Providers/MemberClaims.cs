using System.Globalization;
using System.Security.Claims;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Identity.Providers;

/// <summary>
/// What a provider's claims say of a membership. Pure. A claim that the network named is needed: where it is missing or cannot be read the member is none in good standing, for a scope that was
/// forgotten at the provider must not make paying members of everybody.
/// </summary>
/// <param name="Tier">Null where the network names no claim for it, or it cannot be read.</param>
/// <param name="Ends">Null for open.</param>
internal sealed record MemberClaims(string? Tier, DateTime? Ends, bool IsBlocked)
{
    public static MemberClaims Of(ClaimsPrincipal principal, NetworkProvider provider)
    {
        string? tier = Value(principal, provider.TierClaim)?.ToLowerInvariant();
        // A tier has a closed form, and claims that name people cannot be its claim.
        if (!Cluster.Members.Passes.Tier.TryParse(tier, out _)) tier = null;
        bool isActive = provider.ActiveClaim is null || string.Equals(Value(principal, provider.ActiveClaim), "true", StringComparison.OrdinalIgnoreCase);
        return new MemberClaims(tier, provider.EndsClaim is null ? null : Time(Value(principal, provider.EndsClaim) ?? ""), !isActive || (provider.TierClaim is not null && tier is null));
    }

    /// <summary>An end that cannot be read has passed. A day ends with its last moment in UTC.</summary>
    private static DateTime Time(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue) return day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime : DateTime.UnixEpoch;
    }

    private static string? Value(ClaimsPrincipal principal, string? claim) => claim is null ? null : principal.FindFirstValue(claim);
}
