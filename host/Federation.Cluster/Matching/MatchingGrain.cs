using System.Collections.Immutable;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Grouping;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Telemetry;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Matching;

/// <summary>
/// The one writer of regroupings. What moves is decided elsewhere, by pure functions over the index.
/// </summary>
/// <remarks>
/// <code>
/// a regrouping
///   1 intent     stored as under way, with every transfer
///   2 transfer   for each listing in turn
///       a binding   from this centre to that, by compare-and-swap: from now on runs put it there
///       b adopt     that centre takes the listing over
///       c release   this centre lets go of it; with its last one it leads on to that centre
///   3 done       the regrouping stored for ever, nothing under way: one commit
/// </code>
/// A crash after 1 leaves the intent, and whoever wakes the grain next goes through all steps again: each finds done what is done. Between b and c a listing stands in two centres for a moment,
/// never in none. A run that had claimed the listing before a, and puts it after, is not heard by the centre that has released it, and cannot accept its claim: the next run puts it again.
/// </remarks>
internal sealed partial class MatchingGrain(
    [PersistentState(RowKinds.Matching, DirectoryGrainStorage.Name)] IPersistentState<MatchingRecord> record,
    IDirectoryStore store,
    MatchPlanner planner,
    TimeProvider clock,
    ILogger<MatchingGrain> log) : Grain, IMatchingGrain
{
    private const int MostReasonCharacters = 1_000;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (record.State.UnderWay is not { } interrupted) return;
        LogResumed(log, interrupted.Id);
        await PerformAsync(interrupted);
    }

    /// <summary>A failure on the way leaves what was begun to the next activation, which goes on with it before anything else is begun.</summary>
    private async Task<Regrouping?> PerformAsync(Regrouping regrouping)
    {
        try
        {
            return await GoThroughAsync(regrouping);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public Task Resume() => Task.CompletedTask; // To be woken is all.

    public async Task<Regrouping?> Regroup(RegroupingOrder order)
    {
        if (record.State.UnderWay is { } begun) await PerformAsync(begun); // it failed, and this activation has not gone yet
        if (order.Cause == RegroupingCause.MatchedAgain && await planner.IsKeptApartAsync(order.Transfers)) return null; // a person decided after the scores had
        var transfers = await WithFollowersAsync(order.Transfers);
        if (transfers.IsEmpty) return null;
        var now = clock.GetUtcNow();
        var regrouping = new Regrouping
        {
            Id = CentreId.New(clock).Value,
            At = now,
            Cause = order.Cause,
            Actor = order.Actor,
            Reason = order.Reason,
            Transfers = transfers,
            Evidence = order.Evidence,
            Undoes = order.Undoes,
        };
        record.State.UnderWay = regrouping;
        await WriteAsync();
        return await PerformAsync(regrouping);
    }

    public async Task<MatchAnswer> Decide(PairOrder order)
    {
        if (Refusal(order.Reason) is { } refusal) return refusal;
        if (order.One == order.Other) return MatchAnswer.Refused(MatchProblemCodes.NoPair, "Both keys name one listing.");
        var pair = ListingPair.Of(order.One, order.Other);
        if (order.Verdict is not null && await planner.MissingAsync(pair) is { } missing) return MatchAnswer.Refused(MatchProblemCodes.UnknownListing, $"No listing {missing} speaks for a centre.");
        var before = await store.ReadAsync(new StateKey(RowKinds.PairDecision, pair.RowId));
        if (order.Verdict is null && (before is null || MatchingArchive.ReadDecision(before).IsTakenBack)) return MatchAnswer.Refused(MatchProblemCodes.NothingDecided, $"Nobody has decided on {pair}.");
        if (order.Verdict == PairVerdict.Same && await planner.ObstacleAsync(pair) is { } obstacle) return obstacle;
        await DecideAsync(pair, before, order.Verdict, order.Actor, order.Reason);
        return MatchAnswer.Done(await FollowAsync([pair.One, pair.Other], RegroupingCause.Decided, order.Actor, order.Reason, undone: null));
    }

    public async Task<MatchAnswer> Undo(UndoOrder order)
    {
        if (Refusal(order.Reason) is { } refusal) return refusal;
        if (await store.ReadAsync(Regrouping.KeyOf(order.Regrouping)) is not { } row) return MatchAnswer.Refused(MatchProblemCodes.UnknownRegrouping, $"There is no regrouping {order.Regrouping}.");
        var undone = MatchingArchive.ReadRegrouping(row);
        var together = await planner.TogetherAsync(undone);
        if (together.Count == 0) return MatchAnswer.Refused(MatchProblemCodes.NothingToUndo, $"Nothing that regrouping {order.Regrouping} brought together stands together any more.");
        foreach (var pair in together)
        {
            await DecideAsync(pair, await store.ReadAsync(new StateKey(RowKinds.PairDecision, pair.RowId)), PairVerdict.Apart, order.Actor, order.Reason);
        }

        return MatchAnswer.Done(await FollowAsync([.. together.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()], RegroupingCause.Undone, order.Actor, order.Reason, undone));
    }

    public async Task<MatchAnswer> Pin(PinOrder order)
    {
        if (Refusal(order.Reason) is { } refusal) return refusal;
        var field = ContentField.All.FirstOrDefault(field => field.Name == order.Field && field.Name != ContentField.ServicesName);
        var centre = GrainFactory.GetGrain<ICentreGrain>(order.Centre.Value);
        if (field is null || await centre.Get() is not { MergedInto: null } state || order.Listing is { } listing && state.Find(listing) is null)
        {
            return MatchAnswer.Refused(MatchProblemCodes.CannotPin, $"\"{PlainText(order.Field)}\" cannot be pinned there: a centre's field is pinned to one of its own listings, and services add up.");
        }

        var now = clock.GetUtcNow();
        string decision = CentreId.New(clock).Value;
        await centre.Apply(order.Listing is { } pinned
            ? new CentreCommand.PinField { Key = pinned, At = now, Run = decision, Fence = 0, Field = field.Name, Actor = order.Actor, Reason = order.Reason.Trim() }
            : new CentreCommand.UnpinField { Key = state.Listings[0].Key, At = now, Run = decision, Fence = 0, Field = field.Name });
        return MatchAnswer.Done();
    }

    private static MatchAnswer? Refusal(string reason) =>
        reason.Trim().Length is 0 or > MostReasonCharacters ? MatchAnswer.Refused(MatchProblemCodes.NoReason, $"A reason has 1 to {MostReasonCharacters:N0} characters: whoever looks at the centre later should know why.") : null;

    private static string PlainText(string text) => Adapters.Protocol.PlainText.Of(text, 100);

    private async Task DecideAsync(ListingPair pair, StateRow? before, PairVerdict? verdict, string actor, string reason)
    {
        var key = new StateKey(RowKinds.PairDecision, pair.RowId);
        var decision = new PairDecision { Pair = pair, Verdict = verdict ?? PairVerdict.Same, IsTakenBack = verdict is null, Actor = actor, Reason = reason.Trim(), At = clock.GetUtcNow() };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(decision, ClusterJson.Default.PairDecision);
        // The row stays when a decision is taken back: the feed tells with what is stored, and a row that is gone tells nothing.
        record.State.Store(new StateWrite(key, before?.Version ?? 0, body), new EventWrite(key, "{}"u8.ToArray()));
        await WriteAsync();
        MatchMeter.Decided(verdict);
    }

    private async Task<ImmutableArray<Regrouping>> FollowAsync(ImmutableArray<ListingKey> listings, RegroupingCause cause, string actor, string reason, Regrouping? undone)
    {
        var done = ImmutableArray.CreateBuilder<Regrouping>();
        foreach (var plan in await planner.PlanAsync(listings, undone, CancellationToken.None))
        {
            if (plan.Transfers.IsEmpty)
            {
                await AskAsync(plan);
                continue;
            }

            var order = new RegroupingOrder { Transfers = plan.Transfers, Cause = cause, Actor = actor, Reason = reason.Trim(), Evidence = await planner.ExplainAsync(plan, CancellationToken.None), Undoes = undone?.Id };
            if (await Regroup(order) is { } regrouping) done.Add(regrouping);
            await AskAsync(plan);
        }

        return done.ToImmutable();
    }

    private async Task AskAsync(PlacePlan plan)
    {
        try
        {
            await planner.AskAsync([plan], CancellationToken.None);
        }
        catch (VersionConflictException)
        {
            // A pass asks at the same moment; the decision is in the feed, and the next pass looks at both listings again.
        }
    }

    /// <summary>Listings that no longer speak for their centre follow those that do: back to where they came from with the first that goes there, away with the last.</summary>
    private async Task<ImmutableArray<ListingTransfer>> WithFollowersAsync(ImmutableArray<ListingTransfer> transfers)
    {
        var all = transfers.ToList();
        foreach (var leaving in transfers.GroupBy(transfer => transfer.From))
        {
            if (await GrainFactory.GetGrain<ICentreGrain>(leaving.Key.Value).Get() is not { } centre) continue;
            var going = leaving.Select(transfer => transfer.Key).ToHashSet();
            var silent = centre.Listings.Where(listing => !listing.IsLive && !going.Contains(listing.Key)).ToList();
            bool isLeft = centre.Listings.All(listing => !listing.IsLive || going.Contains(listing.Key));
            foreach (var listing in silent)
            {
                var home = leaving.FirstOrDefault(transfer => transfer.To == listing.CameFrom);
                if (home is not null || isLeft) all.Add(new ListingTransfer(listing.Key, leaving.Key, (home ?? leaving.First()).To));
            }
        }

        return [.. all.OrderBy(transfer => transfer.Key)];
    }

    private async Task<Regrouping?> GoThroughAsync(Regrouping regrouping)
    {
        var done = ImmutableArray.CreateBuilder<ListingTransfer>();
        foreach (var transfer in regrouping.Transfers)
        {
            if (!await RebindAsync(transfer)) continue;
            await MoveAsync(regrouping, transfer);
            done.Add(transfer);
        }

        var kept = regrouping with { Transfers = done.ToImmutable() };
        record.State.UnderWay = null;
        if (!kept.Transfers.IsEmpty) record.State.Store(new StateWrite(kept.Row, 0, JsonSerializer.SerializeToUtf8Bytes(kept, ClusterJson.Default.Regrouping)));
        await WriteAsync();
        if (kept.Transfers.IsEmpty) return null;
        MatchMeter.Regrouped(kept.Cause);
        LogRegrouped(log, kept.Id, kept.Cause, kept.Transfers.Length);
        return kept;
    }

    /// <summary>False where the listing is bound to neither of the two centres any more.</summary>
    private async Task<bool> RebindAsync(ListingTransfer transfer)
    {
        var key = new StateKey(RowKinds.Binding, transfer.Key.Value);
        while (await store.ReadAsync(key) is { } row && JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.Binding) is { } binding)
        {
            if (binding.Centre == transfer.To) return true;
            if (binding.Centre != transfer.From) return false;
            var write = new StateWrite(key, row.Version, JsonSerializer.SerializeToUtf8Bytes(binding with { Centre = transfer.To }, ClusterJson.Default.Binding));
            try
            {
                await store.CommitAsync(new StoreBatch { PartitionKey = transfer.Key.Network.Value, Writes = [write] });
                return true;
            }
            catch (VersionConflictException)
            {
                // A run wrote it at the same moment: what it says now is what counts.
            }
        }

        return false;
    }

    private async Task MoveAsync(Regrouping regrouping, ListingTransfer transfer)
    {
        var from = GrainFactory.GetGrain<ICentreGrain>(transfer.From.Value);
        if (await from.Get() is not { } centre || centre.Find(transfer.Key) is not { } listing) return;
        await GrainFactory.GetGrain<ICentreGrain>(transfer.To.Value).Apply(new CentreCommand.AdoptListing
        {
            Key = transfer.Key,
            At = regrouping.At,
            Run = regrouping.Id,
            Fence = listing.Fence,
            Listing = listing,
            From = transfer.From,
            Pins = centre.PinsOf(transfer.Key),
        });
        await from.Apply(new CentreCommand.ReleaseListing { Key = transfer.Key, At = regrouping.At, Run = regrouping.Id, Fence = listing.Fence, To = transfer.To });
    }

    private async Task WriteAsync()
    {
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again, and goes on with what was begun.
            DeactivateOnIdle();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Regrouping {Regrouping} was under way when its host stopped; it goes on.")]
    private static partial void LogResumed(ILogger log, string regrouping);

    [LoggerMessage(LogLevel.Information, "Regrouping {Regrouping} ({Cause}): {Listings} listings went over to other centres.")]
    private static partial void LogRegrouped(ILogger log, string regrouping, RegroupingCause cause, int listings);
}
