using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Centres;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Labels;

/// <summary>Writes centres with labels into a store as their grains leave them.</summary>
internal static class LabelledStore
{
    /// <summary>A centre that a network lists, with a label in force.</summary>
    /// <param name="accepted">What an application came to; null for an award by hand.</param>
    public static async Task LabelAsync(this IDirectoryStore store, CentreId id, LabelLevels levels, DateTimeOffset at, IReadOnlyList<Observation>? accepted = null, ListingContent? content = null)
    {
        var state = Listings.Opened(Listings.Put(Listings.Key("north", id.Value), content ?? Listings.Content($"Centre {id.Value[^2..]}"), at)) with { Id = id };
        string? assessment = accepted is null ? null : $"{id}-2";
        var award = new LabelDecision.Award { MadeOn = 0, Actor = "first", At = at, Reason = "Assessed.", Levels = levels, Assessment = assessment };
        var history = new LabelHistory { Centre = id, Events = [CentreLabel.None.Decide(award, CriteriaSet.First).Event!] }; // it is legal
        List<StateWrite> writes =
        [
            new(new StateKey(RowKinds.Centre, id.Value), 0, JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.CentreState)),
            new(new StateKey(RowKinds.Label, id.Value), 0, JsonSerializer.SerializeToUtf8Bytes(history, ClusterJson.Default.LabelHistory)),
        ];
        if (accepted is not null)
        {
            // Another application of the same centre, which came to something else, stands before it.
            var record = new AssessmentRecord { Applications = [Granted($"{id}-1", []), Granted($"{id}-2", accepted)] };
            writes.Add(new StateWrite(new StateKey(RowKinds.Assessment, id.Value), 0, JsonSerializer.SerializeToUtf8Bytes(record, ClusterJson.Default.AssessmentRecord)));
        }

        await store.CommitAsync(new StoreBatch { PartitionKey = id.Value, Writes = writes });

        AssessmentHistory Granted(string application, IReadOnlyList<Observation> observations) => new(application, id.Value,
        [
            Assessment.Open(new AssessmentSubject(application, id.Value, ["north"], "applicant", "north", "1.0"), isVouched: true, at),
            new AssessmentEvent { Version = 2, Kind = AssessmentEventKind.Judged, At = at, By = "first", Judgement = new Judgement { Criterion = "services.hours", Value = 1, Evidence = EvidenceKind.Declared, Reason = "\"observations\": [1] } ]" } },
            new AssessmentEvent { Version = 3, Kind = AssessmentEventKind.Granted, At = at, By = "first", Reason = "Assessed.", Levels = levels, Observations = observations },
        ]);
    }

    /// <summary>What just reaches a level of 1.0, by the evidence that is asked for.</summary>
    public static IReadOnlyList<Observation> Accepted(int level, DateTimeOffset at) =>
    [
        .. CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed).Select(criterion => new Observation { Criterion = criterion.Id, Value = criterion.Threshold(level), Evidence = criterion.Evidence, ObservedAt = at }),
    ];
}
