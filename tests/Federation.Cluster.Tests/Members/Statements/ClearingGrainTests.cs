using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Own;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.Centres;
using Federation.Cluster.Tests.Labels;
using Federation.Cluster.Tests.Storage;
using Federation.Cluster.Tests.Sync;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Members.Statements;

/// <summary>Months are closed over a real store, by a fake clock.</summary>
public sealed class ClearingGrainTests : IAsyncLifetime
{
    private static readonly NetworkId Hosts = NetworkId.Parse("hosts"), Ruche = NetworkId.Parse("ruche"), Grange = NetworkId.Parse("grange");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SqlitePlace _place = new();
    private readonly CentreId[] _centres = [.. Enumerable.Range(0, 3).Select(_ => Listings.NewId()).OrderBy(id => id.Value, StringComparer.Ordinal)];
    private FaultyStore _store = null!; // opened before the first test

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new FaultyStore(await _place.OpenAsync());
        foreach (var centre in _centres) await PutAsync(new StateKey(RowKinds.Door, centre.Value), JsonSerializer.SerializeToUtf8Bytes(new DoorRecord { Version = 1, Rules = new AdmissionRules() }, ClusterJson.Default.DoorRecord));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Close_AMonth_TenDaysAfterItsEnd_StatesWhoHostedWhomAtWhichTier()
    {
        await VisitAsync(0, "2026-09-30", "a");
        await VisitAsync(0, "2026-09-30", "a");
        await VisitAsync(0, "2026-09-02", "a", tier: "resident");
        await VisitAsync(1, "2026-09-02", "b");
        await VisitAsync(1, "2026-09-02", "c", home: Grange);
        await VisitAsync(1, "2026-10-01", "c", home: Grange);
        var head = await _store.HeadAsync(Token);

        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 10, 23, 59, 59, TimeSpan.Zero));
        Assert.True(await Grain().Close());
        Assert.Empty(await StatementsAsync());
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 11, 0, 0, 0, TimeSpan.Zero));
        Assert.True(await Grain().Close());

        var statements = await StatementsAsync();
        Assert.Equal(["2026-09/hosts/grange", "2026-09/hosts/ruche"], statements.Select(statement => statement.Id));
        Assert.Equal([(_centres[0], "nomad", 1, 2), (_centres[0], "resident", 1, 1), (_centres[1], "nomad", 1, 1)], statements[1].Lines.Select(line => (line.Centre, line.Tier.Value, line.VisitorDays, line.Visits)));
        Assert.All(statements, statement => Assert.True(statement.IsWhole));
        Assert.All(statements, statement => Assert.Equal(64, statement.Sha256.Length));
        var told = (await _store.ReadFeedAsync(head, 100, Token)).Batches.SelectMany(batch => batch.Events).Where(happened => happened.Subject.Kind == RowKinds.VisitStatement).ToList();
        Assert.Equal(statements.Select(statement => statement.Key), told.Select(happened => happened.Subject));
        Assert.Contains(statements[0].Sha256, System.Text.Encoding.UTF8.GetString(told[0].Body.Span), StringComparison.Ordinal);
        // No pseudonym leaves the host, in no row of all this.
        foreach (string kind in (string[])[RowKinds.VisitStatement, RowKinds.VisitTally, RowKinds.VisitClosing, RowKinds.VisitClearing])
        {
            foreach (var row in await _store.AllAsync(kind)) Assert.DoesNotContain(Visitor(_centres[0], "a").Value, $"{row.Key.Id} {System.Text.Encoding.UTF8.GetString(row.Body.Span)}", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Close_Again_AndWithNothingNew_ChangesNothing()
    {
        await VisitAsync(0, "2026-09-30", "a");
        await CloseAsync("2026-10-11");
        var before = await RowsAsync();

        Assert.True(await Grain().Close());

        Assert.Equal(before, await RowsAsync());
        await CloseAsync("2026-11-11");
        Assert.Single(await StatementsAsync());
    }

    [Fact]
    public async Task Close_AfterAVisitWasErasedAndAnotherCameLate_HasCounterEntriesThatNameWhatTheyCorrect()
    {
        var erased = await VisitAsync(0, "2026-09-30", "a");
        await VisitAsync(0, "2026-09-29", "b");
        await CloseAsync("2026-10-11");
        string before = (await StatementsAsync()).Single().Sha256;
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(erased.Key, 1, null)] }, Token);
        await VisitAsync(0, "2026-09-15", "c", tier: "resident");
        await VisitAsync(0, "2026-10-15", "c");

        await CloseAsync("2026-11-11");

        var statements = await StatementsAsync();
        Assert.Equal(["2026-09/hosts/ruche", "2026-10/hosts/ruche"], statements.Select(statement => statement.Id));
        Assert.Equal(before, statements[0].Sha256);
        Assert.Equal((1, 1), (statements[1].Lines.Single().VisitorDays, statements[1].Lines.Single().Visits));
        Assert.Equal(
            [("2026-09", "nomad", -1, -1, CorrectionReason.Erased), ("2026-09", "resident", 1, 1, CorrectionReason.Late)],
            statements[1].Corrections.Select(entry => (entry.Month.ToString(), entry.Tier.Value, entry.VisitorDays, entry.Visits, entry.Reason)));
    }

    // Whoever keeps the door later is not billed for, nor paid, what was stated.
    [Fact]
    public async Task Close_VisitsThatDoNotSayTheirHost_AreThoseOfTheKeeperThenAndStayThat()
    {
        await VisitAsync(0, "2026-09-30", "a", host: null);
        await CloseAsync("2026-10-11");
        Assert.Empty(await StatementsAsync()); // nobody keeps it
        await KeepAsync(Hosts);
        await CloseAsync("2026-11-11");
        Assert.Equal(CorrectionReason.Late, Assert.Single(Assert.Single(await StatementsAsync()).Corrections).Reason);
        await KeepAsync(Grange);

        await CloseAsync("2026-12-11");

        Assert.Equal("2026-10/hosts/ruche", Assert.Single(await StatementsAsync()).Id);
    }

    [Fact]
    public async Task Close_KilledAtAnyStep_GoesOnAndStatesEverythingOnce()
    {
        for (int step = 0; step < 3; step++)
        {
            await VisitAsync(step, "2026-08-20", "a");
            await VisitAsync(step, "2026-09-20", "b");
        }

        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 11, 0, 0, 0, TimeSpan.Zero));
        int commits = 0, killed = 0, at = 0;
        // Before a commit, or after it and before anybody hears of it; each time a new activation goes on.
        _store.Refuses = _ => commits++ == at && at % 2 == 0;
        _store.Holds = _ => commits - 1 == at && at % 2 == 1 ? throw new StoreUnavailableException(StoreCodes.Full, "Killed.") : Task.CompletedTask;
        while (true)
        {
            try
            {
                while (!await Grain(atOnce: 1).Close()) Token.ThrowIfCancellationRequested();
                break;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                killed++;
                at = commits + (killed % 3);
            }
        }

        Assert.InRange(killed, 4, 100);
        var statements = await StatementsAsync();
        Assert.Equal(["2026-08/hosts/ruche", "2026-09/hosts/ruche"], statements.Select(statement => statement.Id));
        Assert.All(statements, statement => Assert.Equal((3, 3, 0), (statement.Lines.Count, statement.Lines.Sum(line => line.Visits), statement.Corrections.Count)));
    }

    [Fact]
    public async Task Close_WithADamagedVisit_StatesAllOtherCentresAndThatOneOnceItIsMended()
    {
        var damaged = await VisitAsync(1, "2026-09-30", "a");
        await VisitAsync(0, "2026-09-30", "a");
        await VisitAsync(2, "2026-09-30", "a");
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(damaged.Key, 1, "rubbish"u8.ToArray())] }, Token);

        await CloseAsync("2026-10-11");

        Assert.Equal([_centres[0], _centres[2]], Assert.Single(await StatementsAsync()).Lines.Select(line => line.Centre));
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(damaged.Key, 2, JsonSerializer.SerializeToUtf8Bytes(damaged, ClusterJson.Default.Visit))] }, Token);
        await CloseAsync("2026-11-11");
        Assert.Equal((_centres[1], CorrectionReason.Late), (await StatementsAsync())[1].Corrections.Single() is var entry ? (entry.Centre, entry.Reason) : default);
    }

    // A page of fifty doors may be more than a call that waits has time for.
    [Fact]
    public async Task Close_WhereATurnsTimeIsOver_StopsWithinThePageAndGoesOn()
    {
        for (int centre = 0; centre < 3; centre++) await VisitAsync(centre, "2026-09-30", "a");
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 11, 0, 0, 0, TimeSpan.Zero));

        Assert.False(await Grain(turnTime: TimeSpan.Zero).Close());
        Assert.Single(await _store.AllAsync(RowKinds.VisitTally));
        int turns = 1;
        while (!await Grain(turnTime: TimeSpan.Zero).Close()) turns++;

        Assert.Equal(4, turns); // three doors, and the statement
        Assert.Equal(_centres, Assert.Single(await StatementsAsync()).Lines.Select(line => line.Centre));
    }

    // What it said is reckoned from its tallies and the statements before: nobody waits, and nothing is lost.
    [Fact]
    public async Task Close_WithAClosingThatCannotBeRead_ReckonsItAnewAndGoesOn()
    {
        var erased = await VisitAsync(0, "2026-09-30", "a");
        await CloseAsync("2026-10-11");
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(erased.Key, 1, null)] }, Token);
        await VisitAsync(0, "2026-10-20", "b");
        await VisitAsync(1, "2026-10-20", "b");
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 11, 0, 0, 0, TimeSpan.Zero));
        Assert.False(await Grain(turnTime: TimeSpan.Zero).Close());
        await DamageAsync(RowKinds.VisitClosing);
        Assert.Contains(await StatementCheck.RunAsync(_store, Token), problem => problem.Contains(RowKinds.VisitClosing, StringComparison.Ordinal));

        Assert.True(await Grain().Close());

        var statement = (await StatementsAsync())[1];
        Assert.Equal([(_centres[0], 1, 1), (_centres[1], 1, 1)], statement.Lines.Select(line => (line.Centre, line.VisitorDays, line.Visits)));
        Assert.Equal(("2026-09", -1, CorrectionReason.Erased), Assert.Single(statement.Corrections) is var entry ? (entry.Month.ToString(), entry.Visits, entry.Reason) : default);
        await CloseAsync("2026-12-11");
        Assert.Equal(2, (await StatementsAsync()).Count); // it adds nothing afterwards
        Assert.Empty(await StatementCheck.RunAsync(_store, Token));
    }

    [Fact]
    public async Task Close_WithAClosingThatNothingTellsOfAnyMore_LeavesItOutAndGoesOn()
    {
        await VisitAsync(0, "2026-09-30", "a");
        await VisitAsync(1, "2026-09-30", "a");
        _clock.SetUtcNow(new DateTimeOffset(2026, 10, 11, 0, 0, 0, TimeSpan.Zero));
        Assert.False(await Grain(turnTime: TimeSpan.Zero).Close());
        await DamageAsync(RowKinds.VisitClosing);
        await DamageAsync(RowKinds.VisitTally);

        Assert.True(await Grain().Close());

        Assert.Equal(_centres[1], Assert.Single(Assert.Single(await StatementsAsync()).Lines).Centre);
        await VisitAsync(1, "2026-10-30", "a");
        await CloseAsync("2026-11-11");
        Assert.Equal("2026-10/hosts/ruche", (await StatementsAsync())[^1].Id);
    }

    /// <summary>The first row of a kind.</summary>
    private async Task DamageAsync(string kind)
    {
        var row = (await _store.AllAsync(kind)).First();
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(row.Key, row.Version, "rubbish"u8.ToArray())] }, Token);
    }

    [Fact]
    public async Task Sweep_OfVisitsOfLongAgo_KeepsTwentyFiveMonthsAndCorrectsNothing()
    {
        await VisitAsync(0, "2026-09-30", "a");
        await VisitAsync(1, "2026-10-01", "a");
        await CloseAsync("2028-10-31");
        Assert.Equal(0, await SweepAsync());
        _clock.SetUtcNow(new DateTimeOffset(2028, 11, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(1, await SweepAsync());

        Assert.Equal(_centres[1], VisitArchive.Read((await _store.AllAsync(RowKinds.Visit)).Single()).Centre);
        await CloseAsync("2028-12-11");
        Assert.All(await StatementsAsync(), statement => Assert.Empty(statement.Corrections));
    }

    /// <summary>Whoever wants to be forgotten is: visits of closed months are nobody's, and no bill tells that somebody wanted it.</summary>
    [Fact]
    public async Task Forgetting_AMember_LeavesEveryStatementAsItIsAndNothingOfThePseudonym()
    {
        await VisitAsync(0, "2026-09-02", "a");
        await VisitAsync(0, "2026-09-02", "a");
        await VisitAsync(0, "2026-09-03", "a", tier: "resident");
        var other = await VisitAsync(0, "2026-09-02", "b");
        await VisitAsync(1, "2026-09-30", "a");
        var open = await VisitAsync(1, "2026-10-05", "a");
        await CloseAsync("2026-10-12");
        var own = new OwnVisits(_store, _clock);
        Assert.Equal(5, await own.ReadAsync(centre => Visitor(centre, "a"), Token).CountAsync(Token));

        Assert.Equal(5, await own.ForgetAsync(centre => Visitor(centre, "a"), Token));
        Assert.Equal(5, await own.ForgetAsync(centre => Visitor(centre, "a"), Token)); // who asks twice
        _store.Refuses = batch => batch.Writes.Any(write => write.Key.Kind == RowKinds.Visit);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new VisitForgetting(_store).RunAsync(Token));
        _store.Refuses = _ => false;
        Assert.Equal(4, await new VisitForgetting(_store).RunAsync(Token));
        Assert.Equal(0, await new VisitForgetting(_store).RunAsync(Token));

        Assert.Equal(open.Key, Assert.Single(await own.ReadAsync(centre => Visitor(centre, "a"), Token).ToListAsync(Token)).Key);
        Assert.Equal(Visitor(_centres[0], "b"), VisitArchive.Read((await _store.ReadAsync(other.Key, Token))!).Visitor); // it is there
        Assert.Empty(await DirectoryCheck.RunAsync(_store, Token));
        await CloseAsync("2026-11-11");
        Assert.Equal(1, await new VisitForgetting(_store).RunAsync(Token));
        await CloseAsync("2026-12-11");
        var statements = await StatementsAsync();
        Assert.Equal([("2026-09", 4, 5), ("2026-10", 1, 1)], statements.Select(statement => (statement.Month.ToString(), statement.Lines.Sum(line => line.VisitorDays), statement.Lines.Sum(line => line.Visits))));
        Assert.All(statements, statement => Assert.Empty(statement.Corrections));
        foreach (string kind in RowKinds.All)
        {
            foreach (var row in await _store.AllAsync(kind))
            {
                string text = $"{row.Key.Id} {System.Text.Encoding.UTF8.GetString(row.Body.Span)}";
                Assert.All(_centres, centre => Assert.DoesNotContain(Visitor(centre, "a").Value, text, StringComparison.Ordinal));
            }
        }

        // Two visits of one day are one stranger's, and no two days are.
        var strangers = (await _store.AllAsync(RowKinds.Visit)).Select(VisitArchive.Read).Where(visit => visit.Visitor != Visitor(visit.Centre, "b")).ToList();
        Assert.Equal(4, strangers.Select(visit => visit.Visitor).Distinct().Count());
        Assert.Empty(await DirectoryCheck.RunAsync(_store, Token));
    }

    // A directory that was down for years has not billed them yet.
    [Fact]
    public async Task Sweep_BeforeVisitsAreClosed_LeavesThem()
    {
        await VisitAsync(0, "2026-09-30", "a");
        _clock.SetUtcNow(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await SweepAsync());
        Assert.False(await Grain(turnTime: TimeSpan.Zero).Close());
        Assert.Equal(0, await SweepAsync());

        while (!await Grain().Close()) Token.ThrowIfCancellationRequested();

        Assert.Single(await StatementsAsync());
        Assert.Equal(1, await SweepAsync());
    }

    [Fact]
    public async Task Close_WhatIsOlderThanAYear_CorrectsNothing()
    {
        var old = await VisitAsync(0, "2026-09-30", "a");
        await CloseAsync("2027-10-11");
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(old.Key, 1, null)] }, Token);

        await CloseAsync("2027-11-11");

        Assert.Equal("2026-09/hosts/ruche", Assert.Single(await StatementsAsync()).Id);
        Assert.Empty(await _store.AllAsync(RowKinds.VisitTally));
    }

    [Fact]
    public async Task Dispute_ThatTheHostConcedes_IsACounterEntryOfTheNextStatementOnce()
    {
        for (int day = 1; day <= 5; day++) await VisitAsync(0, $"2026-09-0{day}", "a");
        await CloseAsync("2026-10-11");

        Assert.Equal(VisitCodes.NoLine, await Grain().Dispute(Order(Grange)));
        Assert.Equal(VisitCodes.NoDispute, await Grain().Answer(Reply(2, 2)));
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Equal(VisitCodes.Disputed, await Grain().Dispute(Order(Hosts)));
        Assert.Equal(VisitCodes.NoLine, await Grain().Answer(Reply(2, 2) with { For = Ruche }));
        foreach (var (days, visits) in ((int?, int?)[])[(3, 2), (-1, 2), (null, 2), (5, 5)]) Assert.Equal(VisitCodes.BadNumbers, await Grain().Answer(Reply(days, visits)));
        Assert.Null(await Grain().Answer(Reply(2, 3)));
        Assert.Null(await Grain().Answer(Reply(2, 3)));
        Assert.Equal(VisitCodes.Answered, await Grain().Answer(Reply(1, 1)));
        await CloseAsync("2026-11-11");
        await CloseAsync("2026-12-11");

        var statements = await StatementsAsync();
        Assert.Equal(["2026-09/hosts/ruche", "2026-10/hosts/ruche"], statements.Select(statement => statement.Id));
        Assert.Equal(("2026-09", -3, -2, CorrectionReason.Disputed), Assert.Single(statements[1].Corrections) is var entry ? (entry.Month.ToString(), entry.VisitorDays, entry.Visits, entry.Reason) : default);
        var dispute = VisitDispute.Read((await _store.AllAsync(RowKinds.VisitDispute)).Single());
        Assert.Equal((DisputeState.Conceded, "2026-10"), (dispute.State, dispute.EnteredIn.ToString()));
        var events = (await _store.ReadFeedAsync(FeedCursor.Start, 1_000, Token)).Batches.SelectMany(batch => batch.Events).Where(happened => happened.Subject.Kind == RowKinds.VisitDispute).ToList();
        Assert.Equal(2, events.Count);
    }

    // Ten were stated and three erased: the host answers with five, and five it is.
    [Fact]
    public async Task Dispute_OfALineThatWasCorrectedBefore_ComesToWhatTheHostAnswers()
    {
        var visits = await TenAsync();
        await CloseAsync("2026-10-11");
        await EraseAsync(visits.Take(3));
        await CloseAsync("2026-11-11");
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Null(await Grain().Answer(Reply(5, 5)));
        await CloseAsync("2026-12-11");

        Assert.Equal((5, 5), await StandsAsync());
        Assert.Null(await Grain().Answer(Reply(5, 5))); // said once more, to no effect
        // What the host conceded is what is erased now: it is taken once.
        await EraseAsync(visits.Skip(3).Take(2));
        await CloseAsync("2027-01-11");
        Assert.Equal((5, 5), await StandsAsync());
        await EraseAsync(visits.Skip(5).Take(2));
        await CloseAsync("2027-02-11");
        Assert.Equal((3, 3), await StandsAsync());
    }

    [Fact]
    public async Task Dispute_ConcededAndThenErasedBeforeItIsEntered_IsTakenOnce()
    {
        var visits = await TenAsync();
        await CloseAsync("2026-10-11");
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Null(await Grain().Answer(Reply(5, 5)));
        await EraseAsync(visits.Take(5));
        await CloseAsync("2026-11-11");

        Assert.Equal((5, 5), await StandsAsync());
    }

    // A directory that was down for more than a year closes months that nothing corrects any more.
    [Fact]
    public async Task Answer_WhereTheMonthIsCorrectedNoMore_IsTooLateUnlessItDeclines()
    {
        await TenAsync();
        await CloseAsync("2027-12-11");
        Assert.Null(await Grain().Dispute(Order(Ruche)));

        Assert.Equal(VisitCodes.TooLate, await Grain().Answer(Reply(5, 5)));
        Assert.Null(await Grain().Answer(Reply(null, null)));
    }

    [Fact]
    public async Task Close_WithAConcessionOfAMonthThatIsCountedNoMore_DoesNotSayThatItWasEntered()
    {
        await TenAsync();
        await CloseAsync("2026-10-11");
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Null(await Grain().Answer(Reply(5, 5)));
        var tally = (await _store.AllAsync(RowKinds.VisitTally)).Single();
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(tally.Key, tally.Version, "rubbish"u8.ToArray())] }, Token);
        await CloseAsync("2027-12-11");
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(tally.Key, tally.Version + 1, tally.Body)] }, Token);
        await CloseAsync("2028-01-11");

        Assert.Null(VisitDispute.Read((await _store.AllAsync(RowKinds.VisitDispute)).Single()).EnteredIn);
        Assert.Equal((10, 10), await StandsAsync());
    }

    [Fact]
    public async Task Dispute_ThatTheHostDeclinesOrThatComesTooLate_ChangesNothing()
    {
        await VisitAsync(0, "2026-09-01", "a");
        await VisitAsync(1, "2026-09-01", "a");
        await CloseAsync("2026-10-11");
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Null(await Grain().Answer(Reply(null, null)));
        Assert.Equal(VisitCodes.Disputed, await Grain().Dispute(Order(Ruche)));
        _clock.Advance(TimeSpan.FromDays(StatementTimes.DaysToDispute - 1));
        Assert.Null(await Grain().Dispute(Order(Ruche) with { Centre = _centres[1] }));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(VisitCodes.NoLine, await Grain().Dispute(Order(Ruche) with { Centre = _centres[2] }));
        _clock.Advance(TimeSpan.FromDays(StatementTimes.DaysToAnswer - 1));
        Assert.Equal(VisitCodes.TooLate, await Grain().Answer(Reply(0, 0) with { Centre = _centres[1] }));

        await Grain().Close();

        Assert.Equal("2026-09/hosts/ruche", Assert.Single(await StatementsAsync()).Id);
    }

    [Fact]
    public async Task Check_OfAStatementThatWasAltered_NamesIt()
    {
        await VisitAsync(0, "2026-09-01", "a");
        await CloseAsync("2026-10-11");
        Assert.Null(await Grain().Dispute(Order(Ruche)));
        Assert.Empty(await StatementCheck.RunAsync(_store, Token));
        var statement = (await StatementsAsync()).Single();

        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(statement.Key, 1, (statement with { Lines = [statement.Lines[0] with { Visits = 9 }] }).Body())] }, Token);

        Assert.Equal([$"Row {statement.Key} is not a statement as it was closed."], await StatementCheck.RunAsync(_store, Token));
    }

    private Task<int> SweepAsync() => new VisitSweep(_store, _clock).RunAsync(Token);

    private async Task<List<Visit>> TenAsync()
    {
        var visits = new List<Visit>();
        for (int day = 11; day <= 20; day++) visits.Add(await VisitAsync(0, $"2026-09-{day}", "a"));
        return visits;
    }

    private async Task EraseAsync(IEnumerable<Visit> visits) => await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [.. visits.Select(visit => new StateWrite(visit.Key, 1, null))] }, Token);

    /// <summary>The line of September with every counter-entry to it.</summary>
    private async Task<(int Days, int Visits)> StandsAsync()
    {
        var september = VisitMonth.Of(new DateOnly(2026, 9, 1));
        var statements = await StatementsAsync();
        var line = statements.Single(statement => statement.Month == september).Lines.Single();
        var entries = statements.SelectMany(statement => statement.Corrections).Where(entry => entry.Month == september).ToList();
        return (line.VisitorDays + entries.Sum(entry => entry.VisitorDays), line.Visits + entries.Sum(entry => entry.Visits));
    }

    private DisputeOrder Order(NetworkId network) => new() { Statement = "2026-09/hosts/ruche", Centre = _centres[0], Tier = Tier.Parse("nomad"), Reason = DisputeReason.TooMany, For = network, By = "manager-1" };

    private DisputeReply Reply(int? days, int? visits) => new() { Statement = "2026-09/hosts/ruche", Centre = _centres[0], Tier = Tier.Parse("nomad"), VisitorDays = days, Visits = visits, For = Hosts, By = "manager-2" };

    private async Task CloseAsync(string day)
    {
        _clock.SetUtcNow(DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(await Grain().Close());
    }

    private async Task KeepAsync(NetworkId keeper)
    {
        var key = new StateKey(RowKinds.Door, _centres[0].Value);
        var row = (await _store.ReadAsync(key, Token))!; // it was put
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(key, row.Version, JsonSerializer.SerializeToUtf8Bytes(new DoorRecord { Version = 1, Rules = new AdmissionRules(), Keeper = keeper }, ClusterJson.Default.DoorRecord))] }, Token);
        var state = Listings.Opened(Listings.Put(Listings.Key(keeper.Value, "1"), Listings.Content())) with { Id = _centres[0] };
        var centre = await _store.ReadAsync(new StateKey(RowKinds.Centre, _centres[0].Value), Token);
        await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(new StateKey(RowKinds.Centre, _centres[0].Value), centre?.Version ?? 0, JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.CentreState))] }, Token);
    }

    private Task<Visit> VisitAsync(int centre, string day, string visitor, NetworkId? home = null, string tier = "nomad") => VisitAsync(centre, day, visitor, home, tier, Hosts);

    private async Task<Visit> VisitAsync(int centre, string day, string visitor, NetworkId? host) => await VisitAsync(centre, day, visitor, null, "nomad", host);

    private async Task<Visit> VisitAsync(int centre, string day, string visitor, NetworkId? home, string tier, NetworkId? host)
    {
        var id = _centres[centre];
        var visit = new Visit { Centre = id, Nonce = DoorNonce.New(), At = DateTimeOffset.Parse($"{day}T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture), Day = DateOnly.ParseExact(day, "yyyy-MM-dd"), Visitor = Visitor(id, visitor), HomeNetwork = home ?? Ruche, Tier = Tier.Parse(tier), Host = host };
        await PutAsync(visit.Key, JsonSerializer.SerializeToUtf8Bytes(visit, ClusterJson.Default.Visit));
        return visit;
    }

    private static Pseudonym Visitor(CentreId centre, string visitor) => Pseudonym.Of(TestIssuer.Secret, visitor, centre);

    private async Task PutAsync(StateKey key, byte[] body) => await _store.CommitAsync(new StoreBatch { PartitionKey = "test", Writes = [new StateWrite(key, 0, body)] }, Token);

    private async Task<List<VisitStatement>> StatementsAsync() => [.. (await _store.AllAsync(RowKinds.VisitStatement)).Select(VisitStatement.Read)];

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var rows = new List<string>();
        foreach (string kind in RowKinds.All) rows.AddRange((await _store.AllAsync(kind)).Select(row => $"{row.Key} {row.Version}"));
        return rows;
    }

    /// <summary>As a new activation is.</summary>
    private ClearingGrain Grain(int atOnce = 50, TimeSpan? turnTime = null) => new(new StoredState<ClearingRecord>(_store, new StateKey(RowKinds.VisitClearing, IClearingGrain.TheOnly), ClusterJson.Default.ClearingRecord), _store, _clock, NullLogger<ClearingGrain>.Instance) { AtOnce = atOnce, TurnTime = turnTime ?? TimeSpan.FromSeconds(5) };
}
