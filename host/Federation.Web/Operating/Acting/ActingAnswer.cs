namespace Federation.Web.Operating.Acting;

/// <summary>What <see cref="ActingQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Operations">Null for others than operators.</param>
/// <param name="Networks">Null where the store does not answer.</param>
/// <param name="Adapters">Null for others than operators.</param>
public sealed record ActingAnswer(ActingOperations? Operations, IReadOnlyList<ActingNetwork>? Networks, IReadOnlyList<ActingAdapter>? Adapters);

/// <summary>That there is one says that the reader is an operator.</summary>
public sealed record ActingOperations(ActingHost Host);

public sealed record ActingHost(string Version);

public sealed record ActingNetwork(string Key, string Name);

/// <param name="State">As the schema's AdapterState.</param>
public sealed record ActingAdapter(string Id, string State);
