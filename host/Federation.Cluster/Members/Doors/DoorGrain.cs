using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Telemetry;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Doors;

/// <summary>A thin shell over <see cref="PassVerifier"/>, <see cref="NonceBook"/> and <see cref="Admission.Decide"/>: what is decided is stored with its event in one commit.</summary>
internal sealed partial class DoorGrain(
    [PersistentState(RowKinds.Door, DirectoryGrainStorage.Name)] IPersistentState<DoorRecord> record,
    DoorSurroundings outside,
    IDirectoryStore store,
    VisitArchive visits,
    ILogger<DoorGrain> log) : Grain, IDoorGrain
{
    /// <summary>About a megabyte of memory.</summary>
    private const int MostBlocked = 10_000;

    private const string NoListing = "No listing speaks for a centre of that id.";

    private readonly NonceBook _nonces = new();
    private readonly SortedDictionary<Pseudonym, BlockedVisitor> _blocked = [];
    private MonthOfVisits? _month;
    private DoorDays? _days;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(RowKinds.BlockedVisitor, BlockedVisitor.PrefixOf(Id), cancellationToken))
        {
            var blocked = BlockedVisitor.Read(row);
            _blocked.Add(blocked.Visitor, blocked);
        }
    }

    public Task<DoorView> Get() => Task.FromResult(View);

    public async Task<NonceAnswer> Ask()
    {
        var now = outside.Now;
        if (!(await outside.LookAsync(Id, now)).IsListed) return new NonceAnswer { Code = AdmissionCodes.UnknownCentre, Message = NoListing };
        return _nonces.Ask(now) is var (nonce, until)
            ? new NonceAnswer { Nonce = nonce, Until = until }
            : new NonceAnswer { Code = AdmissionCodes.DoorBusy, Message = $"The door remembers {NonceBook.Most} nonces." };
    }

    public async Task<AdmissionAnswer> Present(string pass)
    {
        long started = Stopwatch.GetTimestamp();
        var answer = await AnswerAsync(pass);
        AdmissionMeter.Answered(answer.Verdict, answer.Code, started);
        return answer;
    }

    private async Task<AdmissionAnswer> AnswerAsync(string pass)
    {
        var now = outside.Now;
        // To check a signature may mean to ask an issuer: not for whoever was never asked by this door.
        if (PassVerifier.NonceOf(pass) is { } named && _nonces.Against(named, now) is { } unasked)
        {
            // A visit outlives the memory of its nonce.
            bool came = unasked == PassCodes.NonceUnknown && await FindAsync(named, now) is not null;
            return Told(AdmissionAnswer.None(came ? PassCodes.Replayed : unasked, now));
        }

        var reading = await outside.ReadAsync(pass, Id, now);
        if (reading.Facts is not { } facts) return Told(AdmissionAnswer.None(reading.Refusal?.Code ?? PassCodes.Malformed, now));
        var answer = await DecideAsync(facts, pass, now);
        _nonces.Answer(facts.Nonce, answer);
        return Told(answer, facts.Chain);
    }

    public async Task<AdmissionAnswer?> Decision(DoorNonce nonce) =>
        _nonces.AnswerTo(nonce) ?? (await FindAsync(nonce, outside.Now) is { } visit ? AdmissionAnswer.Of(visit) : null);

    public async Task<DoorAnswer?> SetRules(RulesOrder order)
    {
        var keeper = DoorKeeper.Of(record.State.Keeper, await outside.ListersAsync(Id));
        if (order.For is not null && order.For != keeper) return null;
        if (order.MadeOn != record.State.Version) return DoorAnswer.Of(View, new(AdmissionCodes.Changed, $"The rules were made on version {order.MadeOn}; they are at version {record.State.Version}."));
        var (rules, refusal) = order.Rules.Checked();
        if (refusal is not null) return DoorAnswer.Of(View, refusal);
        record.State.Version++;
        record.State.Rules = rules;
        var becomes = record.State.Keeper is null ? keeper : null;
        record.State.Keeper ??= keeper;
        record.State.Announce(Id, Happened(DoorEventKind.RulesSet, order.By) with { Keeper = becomes });
        await StoreAsync();
        return DoorAnswer.Of(View);
    }

    public async Task<DoorAnswer> SetKeeper(KeeperOrder order)
    {
        var listers = await outside.ListersAsync(Id);
        if (listers.Count == 0) return DoorAnswer.Of(View, new(AdmissionCodes.UnknownCentre, NoListing));
        if (!listers.Contains(order.Keeper)) return DoorAnswer.Of(View, new(AdmissionCodes.KeeperNotListing, $"Network {order.Keeper} does not list the centre."));
        if (record.State.Keeper == order.Keeper) return DoorAnswer.Of(View);
        var happened = Happened(DoorEventKind.KeeperSet, order.By) with { Keeper = order.Keeper };
        record.State.Keep(order.Keeper, happened.At);
        record.State.Announce(Id, happened);
        await StoreAsync();
        return DoorAnswer.Of(View);
    }

    public async Task<DoorAnswer> Block(VisitorOrder order)
    {
        var visitor = order.Visitor;
        if (_blocked.ContainsKey(visitor)) return DoorAnswer.Of(View);
        if (_blocked.Count >= MostBlocked) return DoorAnswer.Of(View, new(AdmissionCodes.TooManyBlocked, $"{MostBlocked} visitors are blocked."));
        var happened = Happened(DoorEventKind.Blocked, order.By);
        var blocked = new BlockedVisitor { Visitor = visitor, Since = happened.At };
        record.State.Store(new StateWrite(BlockedVisitor.KeyOf(Id, visitor), 0, JsonSerializer.SerializeToUtf8Bytes(blocked, ClusterJson.Default.BlockedVisitor)), happened);
        await StoreAsync();
        _blocked.Add(visitor, blocked);
        return DoorAnswer.Of(View);
    }

    public async Task<DoorAnswer> Unblock(VisitorOrder order)
    {
        var visitor = order.Visitor;
        if (!_blocked.ContainsKey(visitor)) return DoorAnswer.Of(View);
        record.State.Store(new StateWrite(BlockedVisitor.KeyOf(Id, visitor), 1, null), Happened(DoorEventKind.Unblocked, order.By)); // such a row is written once
        await StoreAsync();
        _blocked.Remove(visitor);
        return DoorAnswer.Of(View);
    }

    /// <param name="shown">The pass as it was shown.</param>
    private async Task<AdmissionAnswer> DecideAsync(PassFacts pass, string shown, DateTimeOffset now)
    {
        var asked = await CaseAsync(pass, now);
        var decision = await JudgeAsync(asked);
        await CountAsync(asked, decision);
        var entry = Enter(asked, decision, shown, now);
        if (decision.Verdict == AdmissionVerdict.Allowed) await RecordAsync(VisitOf(asked), now);
        bool isWritten = decision.Verdict == AdmissionVerdict.Allowed || await StoreRefusalAsync();
        return AdmissionAnswer.Of(decision, pass, now) with { Receipt = isWritten ? entry.Receipt() : null };
    }

    private async Task<AdmissionCase> CaseAsync(PassFacts pass, DateTimeOffset at)
    {
        var centre = await outside.LookAsync(Id, at);
        var day = centre.DayAt(at);
        return new AdmissionCase
        {
            Pass = pass,
            Rules = record.State.Rules,
            Centre = centre,
            IsBlocked = _blocked.ContainsKey(pass.Visitor),
            Hosting = await outside.BetweenAsync(record.State.HostAt(at, centre.Listers), pass.HomeNetwork),
            Home = await outside.AskHomeAsync(pass, outside.Now),
            Past = (await MonthAsync(VisitMonth.Of(day))).Past(pass.Visitor, day),
            At = at,
        };
    }

    /// <summary>Has the next write count the answer, where it is one that counts.</summary>
    private async Task CountAsync(AdmissionCase asked, AdmissionDecision decision)
    {
        if (!DoorDay.IsCounted(asked) || await (_days ??= new DoorDays(store, Id)).CountAsync(asked, decision) is not { } counted) return;
        record.State.Count(counted, DateOnly.FromDateTime(asked.At.UtcDateTime));
    }

    private Visit VisitOf(AdmissionCase asked) => new()
    {
        Centre = Id,
        Nonce = asked.Pass.Nonce,
        At = asked.At,
        Day = asked.Centre.DayAt(asked.At),
        Visitor = asked.Pass.Visitor,
        HomeNetwork = asked.Pass.HomeNetwork,
        Tier = asked.Pass.Tier,
        Host = record.State.HostAt(asked.At, asked.Centre.Listers),
    };

    /// <summary>The event tells when the visit was recorded, which is later than it happened where the door had no network.</summary>
    private async Task RecordAsync(Visit visit, DateTimeOffset now)
    {
        record.State.Store(new StateWrite(visit.Key, 0, JsonSerializer.SerializeToUtf8Bytes(visit, ClusterJson.Default.Visit)), new DoorEvent { Kind = DoorEventKind.Visited, At = now });
        await StoreAsync();
        (await MonthAsync(VisitMonth.Of(visit.Day))).Add(visit);
    }

    /// <summary>Read from the store once a month, and once an activation.</summary>
    private async Task<MonthOfVisits> MonthAsync(VisitMonth wanted)
    {
        if (_month is { } known && known.Month == wanted) return known;
        var month = new MonthOfVisits(wanted);
        await foreach (var visit in visits.ReadAsync(Id, wanted, CancellationToken.None)) month.Add(visit);
        return _month = month;
    }

    /// <summary>The visit that a nonce of these minutes came to. Where the centre's day is not the one of UTC, it is the day before or after; where its calendar was changed meanwhile, so too.</summary>
    private Task<Visit?> FindAsync(DoorNonce nonce, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return visits.FindAsync(Id, nonce, [today.AddDays(-1), today, today.AddDays(1)], CancellationToken.None);
    }

    private async Task StoreAsync()
    {
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again. The nonces go with this one, and are unknown from then on.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>A refusal is told whether or not it could be written down.</summary>
    /// <returns>Whether it was.</returns>
    private async Task<bool> StoreRefusalAsync()
    {
        try
        {
            await StoreAsync();
            return true;
        }
        catch (Exception failure)
        {
            LogNotWritten(log, Id, failure.GetType().Name);
            return false;
        }
    }

    private AdmissionAnswer Told(AdmissionAnswer answer, string? chain = null)
    {
        LogAnswer(log, Id, answer.Verdict, answer.Code, answer.HomeNetwork?.Value, chain);
        return answer;
    }

    private DoorEvent Happened(DoorEventKind kind, string by) => new() { Kind = kind, At = outside.Now, By = by };

    private DoorView View => new() { Centre = Id, Version = record.State.Version, Rules = record.State.Rules, Blocked = [.. _blocked.Values], Keeper = record.State.Keeper };

    private CentreId Id => CentreId.TryParse(this.GetPrimaryKeyString(), out var id) ? id : throw new InvalidOperationException("A door's grain is named by its centre's id.");

    [LoggerMessage(LogLevel.Error, "A refusal of the door of centre {Centre} could not be written down ({Failure}).")]
    private static partial void LogNotWritten(ILogger log, CentreId centre, string failure);

    // Who it was, even by pseudonym, stays out of logs: they are kept by other rules than visits.
    [LoggerMessage(LogLevel.Information, "The door of centre {Centre} answered {Verdict} ({Code}) to a pass of network {Network}, by the chain of trust {Chain}.")]
    private static partial void LogAnswer(ILogger log, CentreId centre, AdmissionVerdict verdict, string code, string? network, string? chain);
}
