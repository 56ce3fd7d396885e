using System.Text.Json.Serialization;

namespace Federation.Contracts.Testing;

/// <summary>How drafts and issues are written into golden files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ListingDraft))]
[JsonSerializable(typeof(List<Issue>))]
internal sealed partial class GoldenJson : JsonSerializerContext;
