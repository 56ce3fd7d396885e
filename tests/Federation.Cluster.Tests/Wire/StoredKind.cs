using System.Text.Json.Serialization.Metadata;

namespace Federation.Cluster.Tests.Wire;

/// <summary>A kind of rows or events, and what its bodies are.</summary>
/// <param name="Name">One of <see cref="Storage.RowKinds"/>, or of the store in which hosts find one another.</param>
/// <param name="Body">Null where the body says nothing.</param>
/// <param name="Part">Where rows of one kind have several bodies, which of them.</param>
internal sealed record StoredKind(string Name, JsonTypeInfo? Body, string Part = "body");
