using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Applications by their own rules, on the tests' clock, stored as their grain stores them. Nothing is awarded.</summary>
internal sealed class FakeAssessments(CentreId centre, Seed seed, MemoryStore store, TimeProvider clock) : IAssessmentGrain
{
    public async Task<IReadOnlyList<AssessmentView>> Get() => (await new AssessmentArchive(store).OfAsync([centre], CancellationToken.None))[0];

    public async Task<AssessmentAnswer> Open(AssessmentActor by, string? network)
    {
        if (seed.Find(centre) is not { } state) return new AssessmentAnswer(Registry.Labels.LabelProblemCodes.UnknownCentre, "No listing speaks for it.", null);
        var known = await Get();
        if (known.Count > 0 && known[^1].Assessment.IsUnderWay(clock.GetUtcNow())) return new AssessmentAnswer(AssessmentProblemCodes.Open, "One is under way.", known[^1]);
        var subject = new AssessmentSubject(new AssessmentId(centre, known.Count + 1).ToString(), centre.Value, [.. state.Listings.Select(listing => listing.Key.Network.Value).Distinct()], by.Account, network, CriteriaSet.First.Version);
        return await StoreAsync(subject.Id, [Assessment.Open(subject, network is not null, clock.GetUtcNow())]);
    }

    public async Task<AssessmentAnswer> Decide(string application, AssessmentOrder order)
    {
        if ((await Get()).FirstOrDefault(view => view.Assessment.Subject.Id == application) is not { } view) return new AssessmentAnswer(AssessmentProblemCodes.Unknown, "There is none.", null);
        var outcome = view.Assessment.Decide(order.Command with { At = clock.GetUtcNow() }, CriteriaSet.First);
        if (outcome.Refusal is { } refusal) return new AssessmentAnswer(refusal.Code, refusal.Message, view);
        return outcome.Event is { } happened ? await StoreAsync(application, [.. view.Events, happened]) : new AssessmentAnswer(null, null, view);
    }

    /// <summary>Nothing of the gateway waits for it.</summary>
    public Task Keep() => throw new NotSupportedException();

    private async Task<AssessmentAnswer> StoreAsync(string id, IReadOnlyList<AssessmentEvent> events)
    {
        var key = new StateKey(RowKinds.Assessment, centre.Value);
        var row = await store.ReadAsync(key);
        var record = row is null ? new AssessmentRecord() : AssessmentArchive.Read(row);
        var history = new AssessmentHistory(id, centre.Value, events);
        record.Applications = [.. record.Applications.Where(known => known.Id != id), history];
        var underWay = new StateKey(RowKinds.AssessmentUnderWay, id);
        var assessment = history.Assessment;
        var before = await store.ReadAsync(underWay);
        var writes = new List<StateWrite> { new(key, row?.Version ?? 0, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.AssessmentRecord)) };
        ReadOnlyMemory<byte>? body = assessment.IsClosed ? (ReadOnlyMemory<byte>?)null : JsonSerializer.SerializeToUtf8Bytes(new AssessmentUnderWay(assessment.Stage, assessment.StageSince, assessment.Until, assessment.WaitsFrom), ClusterJson.Default.AssessmentUnderWay);
        if (before is not null || body is not null) writes.Add(new StateWrite(underWay, before?.Version ?? 0, body));
        await store.CommitAsync(new StoreBatch { PartitionKey = centre.Value, Writes = writes });
        return new AssessmentAnswer(null, null, new AssessmentView(events));
    }
}
