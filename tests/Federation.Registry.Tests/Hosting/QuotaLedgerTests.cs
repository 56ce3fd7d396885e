using CsCheck;
using Federation.Registry.Hosting;

namespace Federation.Registry.Tests.Hosting;

/// <summary>A number of visits that many doors share, whatever they do.</summary>
public sealed class QuotaLedgerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lease_OfAFewDoors_GivesSlicesThatBecomeSmaller()
    {
        var (ledger, first) = new QuotaLedger().Lease("a", 0, 1_000, Now);
        (ledger, var second) = ledger.Lease("b", 0, 150, Now);
        (ledger, var third) = ledger.Lease("c", 0, 150, Now);

        Assert.Equal((100, 25, 6), (first!.Value.Total, second!.Value.Total, third!.Value.Total)); // something is left
        Assert.Equal(131, ledger.Granted);
    }

    [Fact]
    public void Lease_WhereNothingIsLeft_IsNoneUntilSomethingComesBack()
    {
        var (ledger, idle) = new QuotaLedger().Lease("idle", 0, 2, Now);
        (ledger, _) = ledger.Lease("a", 0, 2, Now);
        (ledger, var none) = ledger.Lease("a", 1, 2, Now);
        Assert.Null(none);
        Assert.Equal(1, idle!.Value.Total); // there were two

        var later = Now + QuotaLedger.Lifetime + QuotaLedger.Margin;
        Assert.Empty(ledger.Lapsed(later.AddTicks(-1)));
        Assert.Contains("idle", ledger.Lapsed(later));
        (_, var given) = ledger.Settle("idle", 0).Lease("a", 1, 2, later);
        Assert.Equal(2, given!.Value.Total); // it came back
    }

    // Doors come and go, forget what they know, answer late, and are counted again: never more visits in total than the number, and no visit is refused for good while there is room.
    [Fact]
    public void Visits_OfManyDoors_AreNeverMoreThanTheNumber() => Gen.Select(Gen.Int[0, 60], Gen.Select(Gen.Int[0, 7], Gen.Int[0, 90], Gen.Int[0, 9]).Array[1, 400]).Sample(
        (limit, steps) =>
        {
            var ledger = new QuotaLedger();
            int[] visits = new int[8];
            var leases = new QuotaGrant?[8];
            var now = Now;
            foreach (var (door, seconds, what) in steps)
            {
                now = now.AddSeconds(seconds);
                string name = $"{door}";
                if (what == 0) leases[door] = null; // a new activation
                if (what == 1)
                {
                    foreach (string lapsed in ledger.Lapsed(now).ToList()) ledger = ledger.Settle(lapsed, visits[int.Parse(lapsed, null)]);
                }

                if (leases[door] is not { } lease || now >= lease.Until || visits[door] >= lease.Total)
                {
                    (ledger, leases[door]) = ledger.Lease(name, visits[door], limit, now);
                }

                if (leases[door] is { } held && now < held.Until && visits[door] < held.Total) visits[door]++;
                if (visits.Sum() > limit || ledger.Granted > limit) return false;
            }

            // Once all grants are over and counted, what is left can be had by anybody.
            now += QuotaLedger.Lifetime + QuotaLedger.Margin;
            foreach (string lapsed in ledger.Lapsed(now).ToList()) ledger = ledger.Settle(lapsed, visits[int.Parse(lapsed, null)]);
            return visits.Sum() == limit ? ledger.Lease("late", 0, limit, now).Given is null : ledger.Lease("late", 0, limit, now).Given is not null;
        });

    // Another activation of the same door that knows less is given no second share.
    [Fact]
    public void Lease_ByASecondActivation_IsOfTheSameShare()
    {
        var (ledger, first) = new QuotaLedger().Lease("a", 0, 100, Now);
        (ledger, var second) = ledger.Lease("a", 0, 100, Now);

        Assert.Equal(first!.Value.Total, second!.Value.Total); // both were given one
        Assert.Equal(first.Value.Total, ledger.Granted);
    }

    [Fact]
    public void Lease_UnderANumberThatWasLowered_GivesNothingUntilThatIsUsed()
    {
        var (ledger, given) = new QuotaLedger().Lease("a", 0, 1_000, Now);

        Assert.Null(ledger.Lease("b", 0, 50, Now).Given);
        Assert.Equal(100, given!.Value.Total); // it was given so many
        Assert.Null(ledger.Lease("a", 100, 50, Now).Given);
    }

    // A busy door asks again right when its time is over.
    [Fact]
    public void Lease_WhoseTimeIsOverUnderANumberThatWasLowered_IsNotRenewedAndComesBack()
    {
        var (ledger, given) = new QuotaLedger().Lease("a", 0, 1_000, Now);
        var over = given!.Value.Until; // it was given a share

        (ledger, var renewed) = ledger.Lease("a", 3, 0, over);
        Assert.Null(renewed);
        Assert.Equal(["a"], ledger.Lapsed(over + QuotaLedger.Margin));
        ledger = ledger.Settle("a", 3);
        Assert.Null(ledger.Lease("a", 3, 3, over + QuotaLedger.Margin).Given);
        Assert.Equal(4, ledger.Lease("a", 3, 4, over + QuotaLedger.Margin).Given!.Value.Total); // one is left
    }

    // Its store is behind what it gave out: what was granted is kept for it, and no more.
    [Fact]
    public void Lease_WhereNothingMoreIsLeft_KeepsWhatLastsAndTakesBackWhatIsOver()
    {
        var (ledger, given) = new QuotaLedger().Lease("a", 0, 3, Now);
        (ledger, _) = ledger.Lease("b", 0, 3, Now);
        (ledger, _) = ledger.Lease("c", 0, 3, Now);
        Assert.Equal((1, 3), (given!.Value.Total, ledger.Granted)); // three are there

        Assert.Equal(3, ledger.Lease("d", 0, 3, Now).After.Granted);
        (var kept, var again) = ledger.Lease("a", 0, 3, Now.AddSeconds(1));
        Assert.Equal((1, Now.AddSeconds(1) + QuotaLedger.Lifetime), (again!.Value.Total, again.Value.Until)); // its own
        Assert.Equal(3, kept.Granted);
        var over = Now + QuotaLedger.Lifetime + QuotaLedger.Margin;
        Assert.Equal(1, ledger.Lease("a", 0, 3, over).Given!.Value.Total); // what came back
        Assert.Equal((2, default), ledger.Lease("a", 2, 3, over).After.Grants["a"] is var grant ? (grant.Total, grant.Until) : default);
    }

    // A door that found nothing takes no room, and makes nobody's slice smaller.
    [Fact]
    public void Lease_OfADoorThatFoundNothing_LeavesNoTrace()
    {
        var ledger = new QuotaLedger().Lease("a", 0, 1, Now).After;

        var (after, none) = ledger.Lease("b", 0, 1, Now);

        Assert.Null(none);
        Assert.Equal(["a"], after.Grants.Keys);
    }

    // Visits of before a number was set, at doors that never asked.
    [Fact]
    public void Counted_OfDoorsThatNeverAsked_LeavesWhatIsLeft()
    {
        var (ledger, mine) = new QuotaLedger().Lease("mine", 0, 1_000, Now);

        ledger = ledger.Counted(new Dictionary<string, int> { ["silent"] = 40, ["mine"] = 7 }, Now);

        Assert.Equal(140, ledger.Granted);
        Assert.Equal(mine, ledger.Grants["mine"]);
        Assert.Null(ledger.Lease("late", 0, 140, Now).Given);
        Assert.NotNull(ledger.Lease("late", 0, 141, Now).Given);
        Assert.Equal(47, ledger.Counted(new Dictionary<string, int> { ["silent"] = 40, ["mine"] = 7 }, Now + QuotaLedger.Lifetime + QuotaLedger.Margin).Granted);
    }

    // The number is lowered, raised, taken away and set again, and doors that are asked for nothing ask for nothing. Where it counts again, all is counted once.
    [Fact]
    public void Visits_UnderANumberThatChanges_AreNeverMoreThanItOnceSharesOfBeforeAreOver() => Gen.Select(Gen.Int[0, 60], Gen.Select(Gen.Int[0, 7], Gen.Int[0, 90], Gen.Int[0, 11], Gen.Int[0, 60]).Array[1, 400]).Sample(
        (first, steps) =>
        {
            var ledger = new QuotaLedger();
            int? limit = first;
            bool isCounted = true;
            int[] visits = new int[8];
            var leases = new QuotaGrant?[8];
            var (now, changed) = (Now, Now - QuotaLedger.Lifetime);
            foreach (var (door, seconds, what, next) in steps)
            {
                now = now.AddSeconds(seconds);
                if (what == 0) leases[door] = null; // a new activation
                if (what == 1) ledger = Settled(ledger, now);
                if (what == 2 && limit is { } lowered && next < lowered) (limit, changed) = (next, now);
                if (what == 3 && limit < next) limit = next;
                if (what == 4) limit = null;
                if (what == 5 && limit is null) (limit, isCounted, changed) = (next, false, now);
                if (limit is not { } number)
                {
                    visits[door]++;
                    continue;
                }

                if (leases[door] is not { } lease || now >= lease.Until || visits[door] >= lease.Total)
                {
                    if (!isCounted) (ledger, isCounted) = (ledger.Counted(Enumerable.Range(0, 8).ToDictionary(index => $"{index}", index => visits[index]), now), true);
                    (ledger, leases[door]) = ledger.Lease($"{door}", visits[door], number, now);
                    if (leases[door] is not null && ledger.Granted > number) return false;
                }

                if (leases[door] is not { } held || now >= held.Until || visits[door] >= held.Total) continue;
                visits[door]++;
                if (visits.Sum() > number && now >= changed + QuotaLedger.Lifetime) return false;
            }

            if (limit is not { } last) return true;
            if (!isCounted) ledger = ledger.Counted(Enumerable.Range(0, 8).ToDictionary(index => $"{index}", index => visits[index]), now);
            now += QuotaLedger.Lifetime + QuotaLedger.Margin;
            return (Settled(ledger, now).Lease("late", 0, last, now).Given is not null) == (visits.Sum() < last);

            QuotaLedger Settled(QuotaLedger before, DateTimeOffset at) => before.Lapsed(at).ToList().Aggregate(before, (all, lapsed) => all.Settle(lapsed, visits[int.Parse(lapsed, null)]));
        });
}
