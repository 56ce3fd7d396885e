using System.Text.Json.Serialization;
using Federation.Cluster.Members.Visits.Travel;

namespace Federation.Cluster.Json;

/// <summary>Reads an operator's file with a factor, in which every member has to be known.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TravelFactor))]
internal sealed partial class TravelJson : JsonSerializerContext;
