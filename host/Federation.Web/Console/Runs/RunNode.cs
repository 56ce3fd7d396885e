using System.Text.Json.Serialization;

namespace Federation.Web.Console.Runs;

/// <summary>What stands behind a global id: a <see cref="RunDetails"/>, or something that is no run.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "__typename", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(RunDetails), "SyncRun")]
public record RunNode;
