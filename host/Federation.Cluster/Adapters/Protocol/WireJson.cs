using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Json;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Storage;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Protocol;

/// <summary>The JSON of the pipe, source-generated, and the checks of what came through it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(GeoPointConverter)])]
[JsonSerializable(typeof(StartMessage))]
[JsonSerializable(typeof(HelloMessage))]
[JsonSerializable(typeof(LoadedMessage))]
[JsonSerializable(typeof(CheckResult))]
[JsonSerializable(typeof(FetchRequest))]
[JsonSerializable(typeof(PageEndMessage))]
[JsonSerializable(typeof(IReadOnlyList<Issue>))]
[JsonSerializable(typeof(IReadOnlyList<PersonValue>))]
[JsonSerializable(typeof(IReadOnlyList<MapResultMessage>))]
[JsonSerializable(typeof(FailureMessage))]
[JsonSerializable(typeof(RequestHead))]
[JsonSerializable(typeof(ResponseHead))]
[JsonSerializable(typeof(OpenMessage))]
[JsonSerializable(typeof(SourceHead))]
[JsonSerializable(typeof(TransferFailure))]
[JsonSerializable(typeof(LogMessage))]
[JsonSerializable(typeof(RefusalMessage))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="ProtocolException">The payload is not such a message.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> payload, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(payload.Span, type) ?? throw new ProtocolException($"A {typeof(T).Name} is null.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not the inner message: it may quote the payload.
            throw new ProtocolException($"A payload is not a {typeof(T).Name}.");
        }
    }

    public static IReadOnlyList<Issue> ReadIssues(ReadOnlyMemory<byte> payload) => Checked(Read(payload, Default.IReadOnlyListIssue));

    public static IReadOnlyList<PersonValue> ReadPersons(ReadOnlyMemory<byte> payload)
    {
        var persons = Read(payload, Default.IReadOnlyListPersonValue);
        if (persons.Count > PersonLimits.Values) throw new ProtocolException($"{persons.Count} values of persons; {PersonLimits.Values} are allowed.");
        return persons.All(person => person is { Value.Length: > 0 and <= PersonLimits.Value, Pointer.Length: <= PersonLimits.Pointer + PersonLimits.Value } && StoreRules.IsWellFormed(person.Value) && StoreRules.IsWellFormed(person.Pointer))
            ? persons
            : throw new ProtocolException("A value of a person is out of bounds.");
    }

    /// <summary>The results of one frame, each as the contract knows it.</summary>
    public static IEnumerable<MapResult> ReadMapResults(ReadOnlyMemory<byte> payload) =>
        Read(payload, Default.IReadOnlyListMapResultMessage).Select(message => ToResult(message ?? throw new ProtocolException("A map result is null.")));

    public static CheckResult ReadCheckResult(ReadOnlyMemory<byte> payload)
    {
        var result = Read(payload, Default.CheckResult);
        Checked(result.Issues);
        if (result.Summary is { } summary && (summary.Length > RecordLimits.IssueMessage || !PlainText.IsFit(summary))) throw new ProtocolException("A summary is out of bounds.");
        return result;
    }

    private static MapResult ToResult(MapResultMessage message)
    {
        var issues = Checked(message.Issues);
        var draft = message.Draft is { } made ? Checked(made) : null;
        if (draft is not null && !message.IsRejected) return MapResult.Map(draft, issues);
        if (issues.All(issue => issue.Severity != Contracts.IssueSeverity.Error)) throw new ProtocolException("A rejection names no error.");
        return draft is null ? MapResult.Reject(issues) : MapResult.Reject(draft, issues);
    }

    // A member that is left out arrives as null, whatever the type says.
    private static ListingDraft Checked(ListingDraft draft)
    {
        if (draft.Name is null) throw new ProtocolException("A draft has no name.");
        if (draft.Origin is { } origin && (origin is { Directory: null } or { Network: null } or { NetworkName: null } or { SourceId: null } or { Via: null } or { Adapter: null } or { Licence: null } or { Attribution: null } || origin.Via.Contains(null!))) throw new ProtocolException("An origin lacks a member.");
        return draft with
        {
            Services = Checked(draft.Services),
            Languages = Checked(draft.Languages),
            Accessibility = Checked(draft.Accessibility),
            Prices = Checked(draft.Prices),
            InvalidFields = Checked(draft.InvalidFields),
            ForeignLabels = Checked(draft.ForeignLabels),
        };
    }

    private static IReadOnlyList<Price> Checked(IReadOnlyList<Price>? prices)
    {
        if (prices is null) return [];
        return prices.All(price => price is { Text: not null }) ? prices : throw new ProtocolException("A price has no text.");
    }

    private static IReadOnlyList<ForeignLabel> Checked(IReadOnlyList<ForeignLabel>? labels)
    {
        if (labels is null) return [];
        if (!labels.All(label => label is { Issuer: not null })) throw new ProtocolException("A foreign label has no issuer.");
        return [.. labels.Select(label => label.Axes is null ? label with { Axes = new Dictionary<string, int>() } : label)];
    }

    private static IReadOnlyList<string> Checked(IReadOnlyList<string>? texts)
    {
        if (texts is null) return [];
        return texts.Contains(null!) ? throw new ProtocolException("A list of texts holds null.") : texts;
    }

    private static IReadOnlyList<Issue> Checked(IReadOnlyList<Issue>? issues)
    {
        if (issues is null) return [];
        if (issues.Count > RecordLimits.MostIssues) throw new ProtocolException($"{issues.Count} issues; {RecordLimits.MostIssues} are allowed.");
        foreach (var issue in issues)
        {
            if (issue is not { Code.Length: > 0 and <= RecordLimits.IssueText, Message.Length: <= RecordLimits.IssueMessage } || issue.Pointer?.Length > RecordLimits.IssueText || !Enum.IsDefined(issue.Severity)
                || !PlainText.IsFit(issue.Code) || !PlainText.IsFit(issue.Message) || !PlainText.IsFit(issue.Pointer ?? ""))
            {
                throw new ProtocolException("An issue is out of bounds.");
            }
        }

        return issues;
    }
}
