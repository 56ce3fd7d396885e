namespace Federation.Adapters.Mapping.Records;

/// <summary>A text of a record and where it stands: a JSON pointer.</summary>
internal readonly record struct Found(string Text, string Pointer);
