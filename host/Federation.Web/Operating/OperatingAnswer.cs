namespace Federation.Web.Operating;

/// <summary>What <see cref="OperatingQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Outbox">Null never where there is data: for others than operators there is none.</param>
public sealed record OperatingAnswer(DirectoryIdentity? Directory, IReadOnlyList<Alert> Alerts, IReadOnlyList<Adapter>? Adapters, IReadOnlyList<OutgoingMail> Outbox, IReadOnlyList<PublishedVersion> CriteriaVersions);

public sealed record DirectoryIdentity(string Id);

/// <param name="Message">In English.</param>
public sealed record Alert(string Code, string Message, string Remedy, DateTimeOffset Since, AlertedNetwork? Network);

public sealed record AlertedNetwork(string Key, string Name);

/// <param name="State">As the schema's AdapterState.</param>
/// <param name="Origin">As the schema's AdapterOrigin.</param>
/// <param name="Reasons">Why it is not active.</param>
public sealed record Adapter(string Id, string? Version, string State, string Origin, string? Publisher, bool IsMapping, AdapterLicence? Licence, IReadOnlyList<AdapterReason> Reasons);

public sealed record AdapterLicence(string Name, string Url);

/// <param name="Message">In English.</param>
public sealed record AdapterReason(string Code, string Message, string Remedy);

/// <param name="Kind">As the schema's MailKind.</param>
/// <param name="State">As the schema's MailState.</param>
public sealed record OutgoingMail(string Key, string Kind, string State, int Attempts, DateTimeOffset Since, string? Problem);

/// <param name="From">Null for the first, which always was.</param>
public sealed record PublishedVersion(string Version, DateTimeOffset? From, bool InForce, string Sha256);
