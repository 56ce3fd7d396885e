using System.Globalization;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>A caller has had all of a quota.</summary>
/// <param name="Wait">After so long there is enough again for what was refused.</param>
internal sealed record QuotaSpent(Quota Quota, TimeSpan Wait)
{
    /// <summary>Whole seconds, at least 1.</summary>
    public int RetryAfter => Math.Max(1, (int)Math.Ceiling(Wait.TotalSeconds));

    /// <summary>The headers of <see href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit fields for HTTP</see>: what is granted in which window, and that nothing is left for so many seconds.</summary>
    public string Policy => string.Create(CultureInfo.InvariantCulture, $"\"{Quota.Name}\";q={Quota.AtOnce};w={Math.Max(1, Quota.AtOnce / Quota.PerSecond)}");

    public string Left => string.Create(CultureInfo.InvariantCulture, $"\"{Quota.Name}\";r=0;t={RetryAfter}");
}
