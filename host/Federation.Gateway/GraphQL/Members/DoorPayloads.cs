using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;

namespace Federation.Gateway.GraphQL.Members;

/// <param name="Door">After the command; where it was refused, as it is.</param>
internal sealed record DoorPayload(DoorView Door, IReadOnlyList<AdmissionRefusal> Errors)
{
    public static DoorPayload Of(DoorAnswer answer) => new(answer.Door, answer.IsRefused ? [new AdmissionRefusal(answer.Code, answer.Message)] : []);
}

/// <param name="Nonce">Null where it was refused.</param>
/// <param name="Until">Null with it.</param>
internal sealed record OpenDoorPayload(string? Nonce, DateTimeOffset? Until, IReadOnlyList<AdmissionRefusal> Errors)
{
    public static OpenDoorPayload Of(NonceAnswer answer) => answer.IsRefused ? new(null, null, [new AdmissionRefusal(answer.Code, answer.Message)]) : new(answer.Nonce.Value.Value, answer.Until, []);
}
