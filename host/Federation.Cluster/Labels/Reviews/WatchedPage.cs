using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Labels.Traces;
using Federation.Cluster.Storage;
using Federation.Registry.Criteria;
using Federation.Registry.Criteria.Versions;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;
using Federation.Registry.Reviews;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>Looks at a page of stored labels, and says what is to be written of it: nothing, of a centre that is where it was awarded to be.</summary>
/// <remarks>A row that cannot be read stops nobody's look but its own centre's: nothing is measured of that one, and its id is logged.</remarks>
internal sealed partial class WatchedPage(IDirectoryStore store, TraceReader reader, CriteriaVersions versions, IReadOnlyCollection<DateOnly> looks, ILogger log)
{
    private readonly DateOnly _today = looks.Last();

    /// <param name="rows">Of labels.</param>
    public Task<IReadOnlyList<(StateWrite Write, EventWrite? Event)>> LookAsync(IReadOnlyList<StateRow> rows, CancellationToken cancellationToken) =>
        LookAsync([.. rows.Select(row => LabelArchive.TryRead(row, out var history) ? history : null).OfType<LabelHistory>().Select(history => new WatchedLabel(history.Centre, history.Label))], cancellationToken);

    /// <summary>False where the row cannot be read.</summary>
    internal static bool TryRead(StateRow row, [NotNullWhen(true)] out LevelFall? fall)
    {
        fall = null;
        try
        {
            fall = JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LevelFall);
        }
        catch (JsonException)
        {
            // Told to whoever asks.
        }

        return fall is not null;
    }

    private async Task<IReadOnlyList<(StateWrite Write, EventWrite? Event)>> LookAsync(IReadOnlyList<WatchedLabel> labels, CancellationToken cancellationToken)
    {
        try
        {
            var centres = await new CentreArchive(store).ReadAsync([.. labels.Select(label => label.Centre)], cancellationToken);
            return await LookAsync(labels, centres, await reader.ReadAsync([.. centres.Select(centre => centre?.State)], cancellationToken), cancellationToken);
        }
        catch (Exception failure) when (IsDamage(failure) && labels.Count > 1)
        {
            // The half without the damaged row is read at once, and the other halved again.
            int half = labels.Count / 2;
            return [.. await LookAsync([.. labels.Take(half)], cancellationToken), .. await LookAsync([.. labels.Skip(half)], cancellationToken)];
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            LogDamaged(log, labels[0].Centre);
        }

        try
        {
            return await LookAsync(labels, [null], [null], cancellationToken);
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            return []; // its fall or its review is what cannot be read: nothing is written over it
        }
    }

    /// <param name="traces">Null where nothing can be known of what was seen.</param>
    private async Task<IReadOnlyList<(StateWrite Write, EventWrite? Event)>> LookAsync(IReadOnlyList<WatchedLabel> labels, IReadOnlyList<MergedCentre?> centres, IReadOnlyList<CentreTraces?> traces, CancellationToken cancellationToken)
    {
        var falls = await store.ReadManyAsync(RowKinds.LevelFall, [.. labels.Select(label => label.Centre.Value)], cancellationToken);
        var writes = new List<(StateWrite, EventWrite?)>();
        for (int place = 0; place < labels.Count; place++)
        {
            writes.AddRange(await LookAsync(labels[place].Centre, labels[place].Label, centres[place], traces[place], falls[place], cancellationToken));
        }

        return writes;
    }

    private async Task<IReadOnlyList<(StateWrite, EventWrite?)>> LookAsync(CentreId id, CentreLabel label, MergedCentre? centre, CentreTraces? traces, StateRow? row, CancellationToken cancellationToken)
    {
        LevelFall? before = null;
        if (row is not null && !TryRead(row, out before)) throw new JsonException($"Row {row.Key} is not a fall.");
        bool isInForce = label.StateAt(reader.At) is LabelState.Awarded or LabelState.Suspended;
        var criteria = isInForce ? versions.Find(label.Award!.CriteriaVersion)?.Criteria : null; // what is in force was awarded
        int? awarded = criteria is null ? null : label.Award!.Levels.On(Axis.Interoperability); // as above
        if (awarded is null && before is null) return [];
        var finding = awarded is null || traces is null ? null : AxisWatch.Look(criteria!, Axis.Interoperability, centre is null ? [] : NetworkObservations.Of(centre, traces), reader.At); // where there is a level there are criteria
        var step = FallRule.Next(before, awarded is null ? null : label.Award!.Number, awarded ?? 0, finding?.Level, _today, looks);
        var writes = new List<(StateWrite, EventWrite?)>();
        var fall = step.Fall;
        if (step.Opens && fall is not null && finding is { Level: { } level })
        {
            var opened = new LabelReview
            {
                Id = $"{id}-{fall.Label}-{_today:yyyyMMdd}", Centre = id.Value, Label = fall.Label, Awarded = awarded ?? 0, Level = level, Since = fall.Since, OpenedAt = reader.At, Why = Why(finding),
            };
            fall = fall with { Review = opened.Id };
            writes.Add(Write(opened, 0));
        }

        if (step.Closes is { } outcome && before?.Review is { } review && await store.ReadAsync(LabelReview.KeyOf(review), cancellationToken) is { } open && LabelReview.Read(open) is { Outcome: null } known)
        {
            writes.Add(Write(known with { Outcome = outcome, ClosedAt = reader.At }, open.Version));
        }

        if (fall != before) writes.Add((new StateWrite(new StateKey(RowKinds.LevelFall, id.Value), row?.Version ?? 0, fall is null ? (ReadOnlyMemory<byte>?)null : JsonSerializer.SerializeToUtf8Bytes(fall, ClusterJson.Default.LevelFall)), null));
        return writes;
    }

    /// <summary>Each review with its event: the audit tells when it was opened and how it ended.</summary>
    internal static (StateWrite Write, EventWrite? Event) Write(LabelReview review, long version) => (new StateWrite(LabelReview.KeyOf(review.Id), version, review.Body()), new EventWrite(LabelReview.KeyOf(review.Id), review.Body()));

    private static bool IsDamage(Exception failure) => failure is JsonException or ArgumentException;

    private static IReadOnlyList<LosingReason> Why(AxisFinding finding) => finding.Gap is not { } gap ? [] :
        [.. gap.Mandatory.Concat(gap.OptionalNeeded > 0 ? gap.Optional : []).Select(missing => LosingReason.Of(missing.Missing ?? missing.Why))];

    [LoggerMessage(LogLevel.Error, "What is stored of centre {Centre} cannot be read: nothing of its label's interoperability was measured today. \"store check\" looks at the whole store.")]
    private static partial void LogDamaged(ILogger log, CentreId centre);

    private sealed record WatchedLabel(CentreId Centre, CentreLabel Label);
}
