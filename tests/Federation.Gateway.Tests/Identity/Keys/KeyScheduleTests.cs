using Federation.Gateway.Identity.Keys;
using Federation.Gateway.Identity.Store;

namespace Federation.Gateway.Tests.Identity.Keys;

public sealed class KeyScheduleTests
{
    private static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("Signing")]
    [InlineData("Encryption")]
    [InlineData("Pairwise")]
    public void Missing_WithoutAKey_IsDueAtOnce(string name)
    {
        var use = Enum.Parse<KeyUse>(name);

        Assert.Equal(Start, KeySchedule.Missing([Key(Other(use), Start)], use, Start));
    }

    [Fact]
    public void Missing_UntilAWeekBeforeItsEnd_IsNone()
    {
        var keys = new[] { Key(KeyUse.Signing, Start) };

        Assert.Null(KeySchedule.Missing(keys, KeyUse.Signing, Start.AddDays(83).AddTicks(-1)));
        Assert.Equal(Start.AddDays(90), KeySchedule.Missing(keys, KeyUse.Signing, Start.AddDays(83)));
    }

    [Fact]
    public void Missing_AfterAHostStoodStill_IsDueAtOnce()
    {
        var late = Start.AddDays(200);

        Assert.Equal(late, KeySchedule.Missing([Key(KeyUse.Encryption, Start)], KeyUse.Encryption, late));
    }

    [Fact]
    public void Missing_OfPairwise_IsNeverAgain() => Assert.Null(KeySchedule.Missing([Key(KeyUse.Pairwise, Start)], KeyUse.Pairwise, Start.AddYears(30)));

    [Fact]
    public void InOrder_OfPastAndFuture_HasTheOneInUseFirst()
    {
        var (old, used, next) = (Key(KeyUse.Signing, Start.AddDays(-90)), Key(KeyUse.Signing, Start), Key(KeyUse.Signing, Start.AddDays(90)));

        Assert.Equal([used, old, next], KeySchedule.InOrder([next, old, Key(KeyUse.Encryption, Start), used], KeyUse.Signing, Start.AddDays(85)));
        Assert.Equal([next, used, old], KeySchedule.InOrder([next, old, used], KeyUse.Signing, Start.AddDays(90)));
    }

    [Fact]
    public void Expired_ThirtyDaysAfterItsSuccessor_IsTheOldKey()
    {
        var (old, used) = (Key(KeyUse.Signing, Start), Key(KeyUse.Signing, Start.AddDays(90)));
        var others = new[] { Key(KeyUse.Pairwise, Start.AddYears(-9)), Key(KeyUse.Pairwise, Start), Key(KeyUse.Encryption, Start) };

        Assert.Empty(KeySchedule.Expired([old, used, .. others], Start.AddDays(120).AddTicks(-1)));
        Assert.Equal([old], KeySchedule.Expired([old, used, .. others], Start.AddDays(120)));
    }

    /// <summary>Over three years of daily looks: a key is in use, was known for a week before, and is known as long as a refresh token that it protects.</summary>
    [Fact]
    public void Schedule_OverYears_LeavesNoGap()
    {
        var keys = new List<StoredKey>();
        var published = new Dictionary<string, DateTime>();
        var lastUsed = new Dictionary<string, DateTime>();
        for (var now = Start; now < Start.AddYears(3); now = now.AddDays(1))
        {
            if (KeySchedule.Missing(keys, KeyUse.Signing, now) is { } from) keys.Add(Key(KeyUse.Signing, from));
            foreach (var gone in KeySchedule.Expired(keys, now)) keys.Remove(gone);
            var known = KeySchedule.InOrder(keys, KeyUse.Signing, now);
            foreach (var key in known) published.TryAdd(key.Id, now);
            lastUsed[known[0].Id] = now;

            Assert.InRange(known[0].UsedFrom, DateTime.MinValue, now);
            Assert.True(published[known[0].Id] <= Start || known[0].UsedFrom - published[known[0].Id] >= TimeSpan.FromDays(7));
            Assert.All(lastUsed.Where(used => now - used.Value < TimeSpan.FromDays(14)), used => Assert.Contains(known, key => key.Id == used.Key));
            Assert.InRange(known.Count, 1, 3);
        }

        Assert.InRange(published.Count, 12, 14);
    }

    private static KeyUse Other(KeyUse use) => use == KeyUse.Signing ? KeyUse.Encryption : KeyUse.Signing;

    private static StoredKey Key(KeyUse use, DateTime usedFrom) => new() { Id = $"{Guid.NewGuid():N}", Use = use, Secret = "", Created = usedFrom, UsedFrom = usedFrom };
}
