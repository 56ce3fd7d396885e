using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Members.Admissions;

namespace Federation.Cluster.Members.Doors;

/// <summary>What came of a command to a door.</summary>
[GenerateSerializer, Immutable, Alias("door-answer")]
public sealed record DoorAnswer
{
    /// <summary>After it; where it was refused, as it is.</summary>
    [Id(0)]
    public required DoorView Door { get; init; }

    /// <summary>One of <see cref="AdmissionCodes"/>; null where it was done, or was so already.</summary>
    [Id(1)]
    public string? Code { get; init; }

    /// <summary>What is against it, in English; null with <see cref="Code"/>.</summary>
    [Id(2)]
    public string? Message { get; init; }

    [MemberNotNullWhen(true, nameof(Code), nameof(Message))]
    public bool IsRefused => Code is not null;

    internal static DoorAnswer Of(DoorView door, AdmissionRefusal? refusal = null) => new() { Door = door, Code = refusal?.Code, Message = refusal?.Message };
}
