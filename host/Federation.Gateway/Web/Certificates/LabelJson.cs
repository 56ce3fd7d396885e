using System.Text.Json.Serialization;

namespace Federation.Gateway.Web.Certificates;

/// <summary>How the documents behind a certificate's addresses are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CriteriaDocument))]
[JsonSerializable(typeof(LevelDocument))]
[JsonSerializable(typeof(CentreDocument))]
internal sealed partial class LabelJson : JsonSerializerContext;
