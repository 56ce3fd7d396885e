using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Federation.Host.Running;

/// <summary>A remote host's answer is read as a tree: only what is asked for is looked at.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class RemoteJson : JsonSerializerContext;
