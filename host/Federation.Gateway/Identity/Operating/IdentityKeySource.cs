using Federation.Cluster.Operating.Keys;
using Federation.Gateway.Identity.Keys;

namespace Federation.Gateway.Identity.Operating;

/// <summary>The keys of the sign-in and of the federation, which <see cref="KeySchedule"/> changes.</summary>
internal sealed class IdentityKeySource(IdentityKeys keys, TimeProvider clock) : ISigningKeySource
{
    public Task<IReadOnlyList<SigningKeyFact>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var current = keys.Current;
        return Task.FromResult<IReadOnlyList<SigningKeyFact>>([.. Of(KeyPurpose.SignIn, current.SigningTimes, now), .. Of(KeyPurpose.Federation, current.FederationTimes, now)]);
    }

    /// <summary>The one in use first, then those to come, then those of before, newest first. Pure.</summary>
    internal static IEnumerable<SigningKeyFact> Of(KeyPurpose purpose, IReadOnlyList<KeyTime> times, DateTime now)
    {
        var ordered = times.OrderByDescending(time => time.From).ToList();
        return ordered
            .Select((time, number) => Fact(purpose, time, number == 0 ? null : ordered[number - 1].From, now))
            .OrderBy(fact => fact.Standing); // stable
    }

    private static SigningKeyFact Fact(KeyPurpose purpose, KeyTime time, DateTime? next, DateTime now) => new()
    {
        Purpose = purpose,
        Standing = time.From > now ? KeyStanding.Next : next <= now ? KeyStanding.Former : KeyStanding.Current,
        Id = time.Id,
        Algorithm = "ES256",
        From = Utc(time.From),
        Until = next is { } follows ? Utc(follows) : null,
        ChangesAt = Utc(time.From + KeySchedule.Used),
    };

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
