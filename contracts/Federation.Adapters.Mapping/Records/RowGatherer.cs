using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Records;

/// <summary>
/// Makes records of a source's rows: passes over what is none, names persons, makes ids, puts rows together. Rows that are put together, and rows whose ids are made, are all read before the
/// first is handed out, for only then is it known which belong together or share an id.
/// </summary>
internal sealed class RowGatherer(RecordReader rows, RecordRules rules, Func<RecordView, (DateTimeOffset? At, Issue? Issue)> modified) : RecordReader
{
    private const int MostRows = 500_000;
    private const long MostBytes = 128L << 20;

    private readonly PersonPlaces _persons = new(rules.Persons);
    private int _passedOver;
    private int _together;

    public override double? ShareRead => rows.ShareRead;

    public override string Description => rows.Description
        + (_passedOver == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_passedOver} rows passed over"))
        + (_together == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", put together to {_together} records"));

    public override ValueTask DisposeAsync() => rows.DisposeAsync();

    public override async IAsyncEnumerable<SourceRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool waits = rules.IsGrouped || rules.Id.IsMade;
        var waiting = new List<Row>();
        long bytes = 0;
        await foreach (var record in rows.ReadAsync(cancellationToken))
        {
            if (Judge(record) is not { } row) continue;
            if (!waits || row.Key.Length == 0)
            {
                yield return row.Record;
                continue;
            }

            waiting.Add(row);
            bytes += row.Record.Raw.Length;
            if (waiting.Count > MostRows || bytes > MostBytes) throw TooMany();
        }

        foreach (var record in rules.IsGrouped ? Together(waiting) : SharedIds.Tell(waiting)) yield return record;
    }

    // Null for a row that is no record.
    private Row? Judge(SourceRecord record)
    {
        if (TryParse(record.Raw) is not { } document) return new Row("", record);
        using (document)
        {
            var view = RecordView.Of(document.RootElement, isGrouped: false);
            bool isBroken = record.Issues.Any(issue => issue.Severity == IssueSeverity.Error);
            if (!isBroken && !rules.Where.All(condition => condition.Holds(view)))
            {
                _passedOver++;
                return null;
            }

            // Of a row of the wrong width nobody can tell what stands where; its parser kept what may be kept.
            if (record.Issues.Any(issue => issue.Code == "csv.width")) return new Row("", record);
            var persons = _persons.In(document.RootElement, out var refusal);
            if (refusal is not null) return new Row("", RefusedRecord.Of("", record.Locator ?? "", refusal));
            var (at, problem) = modified(view);

            // Of a record that its parser passed over nothing is left to make an id of; its own was read before.
            string id = RecordIds.Of(view, rules.Id) is { Length: > 0 } made ? made : isBroken ? record.SourceId : "";
            List<string> fields = [.. record.PersonFields.Union(persons)];
            Issue?[] found = [Unquoted(problem, fields), Incomplete(view)];
            if (found[1] is not null) id = "";
            return new Row(id, record with
            {
                SourceId = id,
                PersonFields = fields,
                ModifiedAt = at,
                Issues = [.. record.Issues, .. found.OfType<Issue>()],
            });
        }
    }

    // What a person's place holds is cut before anybody sees it, and so may no message quote it.
    private static Issue? Unquoted(Issue? problem, IReadOnlyList<string> persons) => problem is { Pointer: { } place } && persons.Any(person => place == person || place.StartsWith(person + "/", StringComparison.Ordinal))
        ? Issue.Warning(problem.Code, "What stands there names or reaches a person, and is no date.", place)
        : problem;

    // Two places that say no town are not one place: such a row is put together with no other.
    private Issue? Incomplete(RecordView row)
    {
        if (rules.GroupBy.FirstOrDefault(column => row.Text(column) is null) is not { } missing) return null;
        return Issue.Error("mapping.group-incomplete", $"The row says nothing under \"{Excerpt.Of(missing)}\", by which rows are put together.", row.Pointer(missing));
    }

    private IEnumerable<SourceRecord> Together(List<Row> waiting)
    {
        // By key, so that the order of the source's rows changes nothing.
        foreach (var group in waiting.GroupBy(row => row.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            _together++;
            yield return RowGroup.Record(group.Key, [.. group.Select(row => row.Record)]);
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> raw)
    {
        try
        {
            var document = JsonDocument.Parse(raw);
            if (document.RootElement.ValueKind == JsonValueKind.Object && IsReadable(document.RootElement)) return document;
            document.Dispose();
        }
        catch (JsonException)
        {
            // The parser or the host tells what is wrong with it.
        }

        return null;
    }

    // Half a character, escaped, is found only when it is read; such a record is quarantined by its issues.
    private static bool IsReadable(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && IsReadable(member.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsReadable),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static AdapterException TooMany() => new(
        FailureKind.SourceChanged, "mapping.too-many-rows", string.Create(CultureInfo.InvariantCulture, $"The rows have to be read to the end before they are records, and they are more than {MostRows} or {MostBytes >> 20} MiB."));
}
