using System.Text.Json.Serialization;

namespace Federation.Registry.Log.Entries;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LogEntry))]
internal sealed partial class EntryJson : JsonSerializerContext;
