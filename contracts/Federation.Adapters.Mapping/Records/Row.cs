using Federation.Contracts;

namespace Federation.Adapters.Mapping.Records;

/// <summary>A row that waits for others.</summary>
/// <param name="Key">What it is put together by, or its id.</param>
internal sealed record Row(string Key, SourceRecord Record);
