using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>An application's event between silos: the registry knows no Orleans, so as the JSON in which it is stored.</summary>
[RegisterConverter]
internal sealed class AssessmentEventConverter : IConverter<AssessmentEvent, AssessmentEventJson>
{
    public AssessmentEvent ConvertFromSurrogate(in AssessmentEventJson surrogate) => JsonSerializer.Deserialize(surrogate.Utf8, ClusterJson.Default.AssessmentEvent) ?? throw new JsonException("The event is null.");

    public AssessmentEventJson ConvertToSurrogate(in AssessmentEvent value) => new() { Utf8 = JsonSerializer.SerializeToUtf8Bytes(value, ClusterJson.Default.AssessmentEvent) };
}

[GenerateSerializer, Immutable, Alias("assessment-event-json")]
internal struct AssessmentEventJson
{
    [Id(0)]
    public byte[] Utf8;
}

/// <summary>Who does something, in the same way.</summary>
[RegisterConverter]
internal sealed class AssessmentActorConverter : IConverter<AssessmentActor, AssessmentActorJson>
{
    public AssessmentActor ConvertFromSurrogate(in AssessmentActorJson surrogate) => new(surrogate.Account, surrogate.Networks);

    public AssessmentActorJson ConvertToSurrogate(in AssessmentActor value) => new() { Account = value.Account, Networks = [.. value.Networks] };
}

[GenerateSerializer, Immutable, Alias("assessment-actor-json")]
internal struct AssessmentActorJson
{
    [Id(0)]
    public string Account;

    [Id(1)]
    public string[] Networks;
}
