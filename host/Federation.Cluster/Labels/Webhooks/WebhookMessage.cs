using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Registry.Certificates;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Registry.Log.Entries;

namespace Federation.Cluster.Labels.Webhooks;

/// <summary>
/// What is sent to a webhook: that something happened, and where to look. It is a hint and no proof; the certificate and the log are signed. Like them it names no person. The same event gives the same bytes and the same id.
/// </summary>
/// <param name="Id">Of the event, the same however often and to whomever it is sent: by it a receiver knows what it was told before.</param>
/// <param name="Body">JSON in UTF-8.</param>
internal sealed record WebhookMessage(string Id, ReadOnlyMemory<byte> Body)
{
    public static WebhookMessage Of(LabelEntry entry, CertificateAddresses addresses)
    {
        var body = new LabelMessage
        {
            Type = $"label.{Word(entry.Event)}",
            Timestamp = entry.At,
            Data = new LabelMessageData
            {
                Centre = entry.Centre,
                Version = entry.Version,
                Number = entry.Number,
                Level = entry.Award?.Levels.Overall,
                Axes = entry.Award is { } award ? Enum.GetValues<Axis>().Where(axis => award.Levels.On(axis) is not null).ToDictionary(AxisWords.Word, axis => award.Levels.On(axis)!.Value) : null, // only those
                CriteriaVersion = entry.Award?.CriteriaVersion,
                ValidUntil = entry.Award?.ValidUntil,
                Certificate = addresses.Certificate($"{entry.Centre}-{entry.Number}"),
                LogProof = $"{addresses.Log}/labels/{entry.Centre}/{entry.Version}",
            },
        };
        return new WebhookMessage($"label-{entry.Centre}-{entry.Version}", JsonSerializer.SerializeToUtf8Bytes(body, WebhookJson.Default.LabelMessage));
    }

    /// <summary>Tells of nothing: by it somebody sees that a webhook works.</summary>
    public static WebhookMessage Test(WebhookId webhook, DateTimeOffset at) =>
        new($"test-{webhook.Key}-{at.UtcTicks}", JsonSerializer.SerializeToUtf8Bytes(new TestMessage { Timestamp = at, Data = new TestMessageData(webhook.ToString()) }, WebhookJson.Default.TestMessage));

    private static string Word(LabelEventKind kind) => kind switch
    {
        LabelEventKind.Awarded => "awarded",
        LabelEventKind.Suspended => "suspended",
        LabelEventKind.Reinstated => "reinstated",
        LabelEventKind.Expired => "expired",
        LabelEventKind.Revoked => "revoked",
        LabelEventKind.Appealed => "appealed",
        LabelEventKind.AppealDismissed => "appeal-dismissed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such event."),
    };
}

internal sealed record LabelMessage
{
    public required string Type { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required LabelMessageData Data { get; init; }
}

internal sealed record LabelMessageData
{
    public required string Centre { get; init; }

    public required int Version { get; init; }

    public required int Number { get; init; }

    public int? Level { get; init; }

    public IReadOnlyDictionary<string, int>? Axes { get; init; }

    public string? CriteriaVersion { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public required string Certificate { get; init; }

    public required string LogProof { get; init; }
}

internal sealed record TestMessage
{
    public string Type { get; } = "webhook.test";

    public required DateTimeOffset Timestamp { get; init; }

    public required TestMessageData Data { get; init; }
}

internal sealed record TestMessageData(string Webhook);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LabelMessage))]
[JsonSerializable(typeof(TestMessage))]
internal sealed partial class WebhookJson : JsonSerializerContext;
