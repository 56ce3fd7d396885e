using System.Text.Json;
using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class CentrePastTests
{
    private static readonly Gen<CentreCommand> Commands = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 3]).Select(Command);

    [Fact]
    public void AsOf_EveryMomentOfAnyHistory_IsTheCentreAsItWasThen() => Commands.Array[1, 25].Sample(commands =>
    {
        var id = NewId();
        CentreState? state = null;
        var states = new List<CentreState?>();
        var pasts = new List<CentrePast>();
        foreach (var (step, command) in commands.Index())
        {
            var outcome = Centre.Apply(id, state, command with { At = Noon.AddHours(step) });
            // A command without a change is not told, so it has no past: it must not have changed what is shown.
            if (outcome.Change is null) outcome = outcome with { State = state };
            if (CentrePast.Of(state, outcome.Change) is { } past) pasts.Add(past);
            state = outcome.State;
            states.Add(state);
        }

        if (state is null) return;
        foreach (var (step, then) in states.Index())
        {
            var found = CentrePast.AsOf(state, pasts, Noon.AddHours(step));
            Assert.Equal(Json(then), Json(found));
        }

        Assert.Null(CentrePast.AsOf(state, pasts, state.OpenedAt.AddTicks(-1)));
        Assert.Equal(Enumerable.Range(1, pasts.Count).Select(number => (long)number), pasts.Select(past => past.Change.Number));
        var history = CentreHistory.Of(state, pasts);
        Assert.Equal(pasts.Count + 1, history.Count);
        Assert.Equal((CentreChangeKind.Opened, state.OpenedBy), (history[^1].Kind, history[^1].Run));
        Assert.NotEmpty(state.OpenedBy);
    });

    [Fact]
    public void WithoutTexts_KeepsTheNamesOfTheFieldsAlone()
    {
        var state = Opened(Put(Key("census", "1"), Content("Before")));

        var told = Centre.Apply(state.Id, state, Put(Key("census", "1"), Content("After"))).Change!.WithoutTexts();

        Assert.Equal([new FieldChange("name", null, null)], told.Fields);
    }

    [Fact]
    public void History_IsNewestFirst_FromItsOpeningOn()
    {
        var opened = Opened(Put(Key("census", "1"), Content("First")));
        var second = Centre.Apply(opened.Id, opened, Put(Key("census", "1"), Content("Second"), Noon.AddHours(1)));
        var third = Centre.Apply(opened.Id, second.State, Put(Key("a", "1"), Content(), Noon.AddHours(2)));

        var history = CentreHistory.Of(third.State!, [CentrePast.Of(opened, second.Change)!, CentrePast.Of(second.State, third.Change)!]); // both are changes

        Assert.Equal([CentreChangeKind.ListingAttached, CentreChangeKind.ListingChanged, CentreChangeKind.Opened], history.Select(change => change.Kind));
        Assert.Equal([2L, 1, 0], history.Select(change => change.Number));
        Assert.Equal(Key("census", "1"), history[^1].Listing);
    }

    [Fact]
    public void WithoutTexts_OfAMove_TellsNotWhere()
    {
        var state = Opened(Put(Key("census", "1"), In("Vernon", "27681")));
        var change = Centre.Apply(state.Id, state, Put(Key("census", "1"), In("Évreux", "27229"))).Change!; // it moved

        Assert.Equal(new ListingMove("Vernon (27681)", "Évreux (27229)"), change.Move);
        Assert.Null(change.WithoutTexts().Move);
        Assert.Null((change with { Fields = [] }).WithoutTexts().Move);
        var stale = Centre.Apply(state.Id, state, Stale(Key("census", "1"))).Change!; // it was shown
        Assert.Same(stale, stale.WithoutTexts());

        static ListingContent In(string town, string code) => Content() with { Address = new Address { Locality = town, LocalityCode = code } };
    }

    private static CentreCommand Command(int listing, int kind, int value)
    {
        var key = Key("n" + listing, "1");
        return kind switch
        {
            0 => new CentreCommand.MarkStale { Key = key, At = Noon, Run = "run", Fence = 1 },
            1 => new CentreCommand.RemoveListing { Key = key, At = Noon, Run = "run", Fence = 1 },
            2 => new CentreCommand.RestoreListing { Key = key, At = Noon, Run = "run", Fence = 1 },
            3 => new CentreCommand.ReleaseListing { Key = key, At = Noon, Run = "run", Fence = 1, To = NewId() },
            4 => new CentreCommand.AdoptListing { Key = key, At = Noon, Run = "run", Fence = 1, From = NewId(), Listing = Opened(Put(key, Content($"Adopted {value}"))).Listings[0] },
            5 => new CentreCommand.PinField { Key = key, At = Noon, Run = "run", Fence = 1, Field = "name", Actor = "somebody", Reason = $"{value}" },
            6 => new CentreCommand.UnpinField { Key = key, At = Noon, Run = "run", Fence = 1, Field = "name" },
            _ => Put(key, Content($"Name {value}", website: value == 0 ? null : $"https://{value}.example/")),
        };
    }

    private static string Json(CentreState? state) => JsonSerializer.Serialize(state, ClusterJson.Default.CentreState);
}
