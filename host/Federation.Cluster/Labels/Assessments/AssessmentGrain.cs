using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>A thin shell over <see cref="Assessment.Decide"/>: loads, decides, stores history and event in one commit, and has the label awarded that was granted.</summary>
internal sealed class AssessmentGrain(
    [PersistentState(RowKinds.Assessment, DirectoryGrainStorage.Name)] IPersistentState<AssessmentRecord> record,
    IDirectoryStore store,
    CentreArchive centres,
    PreAssessor observer,
    CriteriaArchive criteria,
    TimeProvider clock) : Grain, IAssessmentGrain
{
    /// <summary>Of one centre at once: whoever can show that they speak for it goes past them.</summary>
    private const int MostDrafts = 10;

    public Task<IReadOnlyList<AssessmentView>> Get() => Task.FromResult<IReadOnlyList<AssessmentView>>([.. record.State.Applications.Select(history => new AssessmentView(history.Events))]);

    public async Task<AssessmentAnswer> Open(AssessmentActor by, string? network)
    {
        await Keep();
        if (await ReadAsync() is not { State.IsClosed: false } centre) return new AssessmentAnswer(LabelProblemCodes.UnknownCentre, "No listing speaks for a centre of that id.", null);
        var now = clock.GetUtcNow();
        var underWay = record.State.Applications.Where(history => history.Assessment.IsUnderWay(now)).ToList();
        var other = underWay.FirstOrDefault(history => history.Assessment.IsInTheWay(now) || history.Assessment.Subject.Applicant == by.Account);
        if (other is not null || underWay.Count >= MostDrafts) return new AssessmentAnswer(AssessmentProblemCodes.Open, "An application for the label of this centre is under way.", View((other ?? underWay[0]).Id));
        var networks = Networks(centre);
        if (network is not null && !networks.Contains(network)) return new AssessmentAnswer(AssessmentProblemCodes.NotYours, "The network does not list the centre.", null);
        var subject = new AssessmentSubject(new AssessmentId(centre.Id, record.State.Applications.Count + 1).ToString(), centre.Id.Value, networks, by.Account, network, (await criteria.ReadAsync()).At(now).Version);
        var opened = Assessment.Open(subject, isVouched: network is not null, now);
        await StoreAsync(new AssessmentHistory(subject.Id, Key, [opened]), opened);
        return new AssessmentAnswer(null, null, View(subject.Id));
    }

    public async Task<AssessmentAnswer> Decide(string application, AssessmentOrder order)
    {
        await Keep();
        if (Find(application) is not { } history) return new AssessmentAnswer(AssessmentProblemCodes.Unknown, "There is no such application for this centre.", null);
        var command = order.Command;
        var centre = await ReadAsync();
        if (command is AssessmentCommand.Conclude concluded) command = concluded with { Known = centre is null ? [] : [.. CentreObservations.Of(centre, await observer.TracesAsync(centre, CancellationToken.None))] };
        var assessment = history.Assessment;
        var now = clock.GetUtcNow(); // after what is known was looked at: what is of a time to come counts for nothing
        command = command with { At = now < assessment.ChangedAt ? assessment.ChangedAt : now };
        assessment = AsListed(assessment, centre, command);
        if (command is AssessmentCommand.ProveControl && record.State.Applications.Any(known => known.Id != application && known.Assessment.IsInTheWay(now)))
        {
            return new AssessmentAnswer(AssessmentProblemCodes.Open, "Another application for the label of this centre is under way.", View(application));
        }

        if (command is AssessmentCommand.Conclude or AssessmentCommand.Agree && (await Label().Get()).Label.StateAt(command.At) == LabelState.Suspended)
        {
            return new AssessmentAnswer(LabelProblemCodes.Suspended, "The centre's label is suspended: that is decided on first.", View(application));
        }

        var outcome = assessment.Decide(command, await CriteriaAsync(assessment));
        if (outcome.Refusal is { } refusal) return new AssessmentAnswer(refusal.Code, refusal.Message, View(application));
        if (outcome.Event is not { } happened) return new AssessmentAnswer(null, null, View(application));
        await StoreAsync(history.With(happened), happened);
        return await GrantAsync() is { IsRefused: true } refused
            ? new AssessmentAnswer(refused.Code, $"It was granted, and is awarded as soon as that is out of the way: {refused.Message}", View(application))
            : new AssessmentAnswer(null, null, View(application));
    }

    public async Task Keep()
    {
        await GrantAsync();
        foreach (var history in record.State.Applications)
        {
            var assessment = history.Assessment;
            var now = clock.GetUtcNow();
            if (!(assessment.Until <= now) || assessment.IsClosed) continue;
            if (assessment.IsWithApplicant)
            {
                var lapse = new AssessmentCommand.Lapse { MadeOn = assessment.Version, By = new AssessmentActor("", []), At = now < assessment.ChangedAt ? assessment.ChangedAt : now };
                if (assessment.Decide(lapse, await CriteriaAsync(assessment)).Event is { } happened) await StoreAsync(history.With(happened), happened);
            }
            else if (await RowAsync(history.Id, null) is { } over)
            {
                // Refused, and nobody appealed: there is nothing to keep an eye on.
                record.State.Settle(over);
                await WriteAsync();
            }
        }
    }

    /// <summary>The application with the networks that count. For a conflict those of any time do: it may come later than the application, and does not go with a listing. To vouch, a network has to list the centre now.</summary>
    private static Assessment AsListed(Assessment assessment, MergedCentre? centre, AssessmentCommand command)
    {
        var now = centre is null ? [] : Networks(centre);
        bool isVouching = command is AssessmentCommand.ProveControl { Proof.Method: ControlMethod.Vouched };
        return assessment with { Subject = assessment.Subject with { Networks = isVouching ? now : [.. assessment.Subject.Networks.Union(now)] } };
    }

    /// <summary>Awards the label that was granted. Repeated after a crash at any point, for the row of what is under way stays until it is done: a label that this application came to is not awarded twice.</summary>
    /// <returns>What came of the award; null where there was none to make.</returns>
    private async Task<LabelAnswer?> GrantAsync()
    {
        if (record.State.Granting is not { } id || Find(id) is not { } history) return null;
        var granted = history.Events[^1];
        var known = await Label().Get();
        LabelAnswer? answer = null;
        if (!known.Events.Any(happened => happened.Assessment == id))
        {
            int version = known.Label.VersionAt(clock.GetUtcNow());
            answer = await Label().Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = version, Actor = granted.By ?? "", Reason = OneLine(granted.Reason ?? ""), Levels = granted.Levels, Assessment = id, CriteriaVersion = history.Assessment.Subject.CriteriaVersion });
            if (answer.IsRefused) return answer; // decided on at the same moment, or suspended: the next look tries again
        }

        record.State.Settle(await RowAsync(id, null));
        await WriteAsync();
        return answer;
    }

    /// <summary>Those by which the application was begun: a version that came into force since changes nothing for it.</summary>
    private async Task<CriteriaSet> CriteriaAsync(Assessment assessment) =>
        (await criteria.ReadAsync()).Find(assessment.Subject.CriteriaVersion)?.Criteria ?? throw new InvalidOperationException($"Application {assessment.Subject.Id} is of criteria that were never published.");

    private async Task StoreAsync(AssessmentHistory history, AssessmentEvent happened)
    {
        var assessment = history.Assessment;
        bool isGranted = happened.Kind == AssessmentEventKind.Granted;
        var underWay = assessment.IsClosed && !isGranted ? null : new AssessmentUnderWay(assessment.Stage, assessment.StageSince, isGranted ? happened.At : assessment.Until, assessment.WaitsFrom);
        record.State.Take(history, happened, await RowAsync(history.Id, underWay));
        await WriteAsync();
    }

    /// <summary>The write that makes the row of what is under way say this; null where it does.</summary>
    /// <param name="underWay">Null for no row.</param>
    private async Task<StateWrite?> RowAsync(string application, AssessmentUnderWay? underWay)
    {
        var key = new StateKey(RowKinds.AssessmentUnderWay, application);
        var before = await store.ReadAsync(key);
        ReadOnlyMemory<byte>? body = underWay is null ? (ReadOnlyMemory<byte>?)null : JsonSerializer.SerializeToUtf8Bytes(underWay, ClusterJson.Default.AssessmentUnderWay);
        bool isNews = before is null ? body is not null : body is null || !before.Body.Span.SequenceEqual(body.Value.Span);
        return isNews ? new StateWrite(key, before?.Version ?? 0, body) : null;
    }

    private async Task WriteAsync()
    {
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next activation reads again.
            DeactivateOnIdle();
            throw;
        }
    }

    private AssessmentHistory? Find(string application) => record.State.Applications.FirstOrDefault(history => history.Id == application);

    private AssessmentView? View(string application) => Find(application) is { } history ? new AssessmentView(history.Events) : null;

    private async Task<MergedCentre?> ReadAsync() => CentreId.TryParse(Key, out var id) ? (await centres.ReadAsync([id], CancellationToken.None))[0] : null;

    private static List<string> Networks(MergedCentre centre) => [.. centre.State.Listings.Where(listing => listing.IsLive).Select(listing => listing.Key.Network.Value).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A label's reason is one line.</summary>
    private static string OneLine(string reason) => string.Join(' ', reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private ILabelGrain Label() => GrainFactory.GetGrain<ILabelGrain>(Key);

    private string Key => this.GetPrimaryKeyString();
}
