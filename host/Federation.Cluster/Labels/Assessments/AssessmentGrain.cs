using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
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
    TimeProvider clock) : Grain, IAssessmentGrain
{
    public Task<IReadOnlyList<AssessmentView>> Get() => Task.FromResult<IReadOnlyList<AssessmentView>>([.. record.State.Applications.Select(history => new AssessmentView(history.Events))]);

    public async Task<AssessmentAnswer> Open(AssessmentActor by, string? network)
    {
        await Keep();
        if (await ReadAsync() is not { State.IsClosed: false } centre) return new AssessmentAnswer(LabelProblemCodes.UnknownCentre, "No listing speaks for a centre of that id.", null);
        var now = clock.GetUtcNow();
        if (record.State.Applications.Select(history => history.Assessment).FirstOrDefault(known => known.IsUnderWay(now)) is { } open) return new AssessmentAnswer(AssessmentProblemCodes.Open, "An application for the label of this centre is under way.", View(open.Subject.Id));
        var networks = Networks(centre);
        if (network is not null && !networks.Contains(network)) return new AssessmentAnswer(AssessmentProblemCodes.NotYours, "The network does not list the centre.", null);
        var subject = new AssessmentSubject(new AssessmentId(centre.Id, record.State.Applications.Count + 1).ToString(), centre.Id.Value, networks, by.Account, network, CriteriaSet.Current.Version);
        var opened = Assessment.Open(subject, isVouched: network is not null, now);
        await StoreAsync(new AssessmentHistory(subject.Id, Key, [opened]), opened);
        return new AssessmentAnswer(null, null, View(subject.Id));
    }

    public async Task<AssessmentAnswer> Decide(string application, AssessmentOrder order)
    {
        await Keep();
        if (Find(application) is not { } history) return new AssessmentAnswer(AssessmentProblemCodes.Unknown, "There is no such application for this centre.", null);
        var assessment = history.Assessment;
        // A network that lists the centre by now counts too: a conflict may come later than the application.
        var centre = await ReadAsync();
        if (centre is not null) assessment = assessment with { Subject = assessment.Subject with { Networks = [.. assessment.Subject.Networks.Union(Networks(centre))] } };
        var command = order.Command;
        if (command is AssessmentCommand.Conclude concluded) command = concluded with { Known = centre is null ? [] : [.. CentreObservations.Of(centre, await observer.ReadingsAsync(CancellationToken.None))] };
        var now = clock.GetUtcNow(); // after what is known was looked at: what is of a time to come counts for nothing
        command = command with { At = now < assessment.ChangedAt ? assessment.ChangedAt : now };
        if (command is AssessmentCommand.Conclude or AssessmentCommand.Agree && (await Label().Get()).Label.StateAt(command.At) == LabelState.Suspended)
        {
            return new AssessmentAnswer(LabelProblemCodes.Suspended, "The centre's label is suspended: that is decided on first.", View(application));
        }

        var outcome = assessment.Decide(command, CriteriaSet.Current);
        if (outcome.Refusal is { } refusal) return new AssessmentAnswer(refusal.Code, refusal.Message, View(application));
        if (outcome.Event is { } happened)
        {
            await StoreAsync(history with { Events = [.. history.Events, happened] }, happened);
            await GrantAsync();
        }

        return new AssessmentAnswer(null, null, View(application));
    }

    public async Task Keep()
    {
        await GrantAsync();
        var now = clock.GetUtcNow();
        foreach (var history in record.State.Applications)
        {
            var assessment = history.Assessment;
            if (!assessment.IsWithApplicant || !(assessment.Until <= now)) continue;
            var lapse = new AssessmentCommand.Lapse { MadeOn = assessment.Version, By = new AssessmentActor("", []), At = now < assessment.ChangedAt ? assessment.ChangedAt : now };
            if (assessment.Decide(lapse, CriteriaSet.Current).Event is { } happened) await StoreAsync(history with { Events = [.. history.Events, happened] }, happened);
            break; // one at most is under way
        }
    }

    /// <summary>Awards the label that was granted. Repeated after a crash at any point: a label that this application came to is not awarded twice.</summary>
    private async Task GrantAsync()
    {
        if (record.State.Granting is not { } id || Find(id) is not { } history) return;
        var granted = history.Events[^1];
        var label = (await Label().Get()).Label;
        var known = (await Label().Get()).Events;
        if (!known.Any(happened => happened.Assessment == id))
        {
            int version = label.VersionAt(clock.GetUtcNow());
            var answer = await Label().Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = version, Actor = granted.By ?? "", Reason = OneLine(granted.Reason), Levels = granted.Levels, Assessment = id });
            if (answer.IsRefused) return; // decided on at the same moment, or suspended: the next look tries again
        }

        record.State.Granting = null;
        await WriteAsync();
    }

    private async Task StoreAsync(AssessmentHistory history, AssessmentEvent happened)
    {
        var key = new StateKey(RowKinds.AssessmentUnderWay, history.Id);
        var before = await store.ReadAsync(key);
        var assessment = history.Assessment;
        ReadOnlyMemory<byte>? body = assessment.IsClosed ? null : JsonSerializer.SerializeToUtf8Bytes(new AssessmentUnderWay(assessment.Stage, assessment.ChangedAt, assessment.Until), ClusterJson.Default.AssessmentUnderWay);
        bool isNews = before is null ? body is not null : body is null || !before.Body.Span.SequenceEqual(body.Value.Span);
        record.State.Take(history, happened, isNews ? new StateWrite(key, before?.Version ?? 0, body) : null);
        await WriteAsync();
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
    private static string OneLine(string? reason) => reason is null ? "" : new string([.. reason.Select(character => char.IsControl(character) ? ' ' : character).Take(LabelDecision.MostReasonCharacters)]).Trim();

    private ILabelGrain Label() => GrainFactory.GetGrain<ILabelGrain>(Key);

    private string Key => this.GetPrimaryKeyString();
}
