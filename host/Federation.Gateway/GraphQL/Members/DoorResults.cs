using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Gateway.GraphQL.Results;

namespace Federation.Gateway.GraphQL.Members;

/// <param name="Nonce">What a phone signs.</param>
/// <param name="Until">From this moment on no pass over it is taken.</param>
internal sealed record DoorOpened(string Nonce, DateTimeOffset Until);

/// <param name="Code">In two groups.</param>
/// <param name="Until">From this moment on it is good for nothing.</param>
internal sealed record PassCodeGiven(string Code, DateTimeOffset Until);

/// <param name="Admissions">One for one.</param>
internal sealed record DoorReconciled(IReadOnlyList<Reconciliation> Admissions);

/// <param name="Door">After the command.</param>
internal sealed record DoorSet(DoorView Door);

/// <param name="Door">As it is.</param>
internal sealed record DoorRefused(string Code, string Message, DoorView Door) : Refusal(Code, Message);
