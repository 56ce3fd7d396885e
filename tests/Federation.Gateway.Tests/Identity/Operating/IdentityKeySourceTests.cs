using Federation.Cluster.Operating.Keys;
using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Operating;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Operating;

/// <summary>What operators are told of the keys of the sign-in: public ids and times.</summary>
public sealed class IdentityKeySourceTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Keys_OfPastAndFuture_AreToldTheOneInUseFirst()
    {
        KeyTime[] times = [new("old", Start.AddDays(-90)), new("used", Start), new("next", Start.AddDays(90)), new("older", Start.AddDays(-180))];

        var facts = IdentityKeySource.Of(KeyPurpose.SignIn, times, Start.AddDays(85)).ToList();

        Assert.Equal([("used", KeyStanding.Current), ("next", KeyStanding.Next), ("old", KeyStanding.Former), ("older", KeyStanding.Former)], facts.Select(fact => (fact.Id!, fact.Standing)));
        Assert.Equal((Start, Start.AddDays(90), Start.AddDays(90)), (facts[0].From!.Value.UtcDateTime, facts[0].Until!.Value.UtcDateTime, facts[0].ChangesAt!.Value.UtcDateTime));
        Assert.Null(facts[1].Until);
    }

    [Fact]
    public async Task Keys_OfARealStore_AreThoseThatArePublished()
    {
        await using var store = await AccountStore.OpenAsync();
        var keys = store.Get<IdentityKeys>();
        await keys.RefreshAsync(TestContext.Current.CancellationToken);

        var facts = await new IdentityKeySource(keys, store.Clock).ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal([KeyPurpose.SignIn, KeyPurpose.Federation], facts.Select(fact => fact.Purpose));
        Assert.Equal([keys.Current.Signing[0].KeyId, keys.Current.Federation[0].Signer.KeyId], facts.Select(fact => fact.Id!));
        Assert.All(facts, fact => Assert.Equal((KeyStanding.Current, AccountStore.Now), (fact.Standing, fact.From)));
    }
}
