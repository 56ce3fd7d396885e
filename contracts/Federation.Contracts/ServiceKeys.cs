namespace Federation.Contracts;

/// <summary>The service vocabulary, version 1. Keys are stable; later versions add some and retire none.</summary>
public static class ServiceKeys
{
    /// <summary>Shared desks by the hour, day or month.</summary>
    public const string Coworking = "coworking";

    /// <summary>Closed offices to rent.</summary>
    public const string PrivateOffice = "private-office";

    public const string MeetingRoom = "meeting-room";

    public const string TrainingRoom = "training-room";

    public const string Videoconference = "videoconference";

    /// <summary>Internet access for visitors.</summary>
    public const string Internet = "internet";

    public const string Printing = "printing";

    /// <summary>A workshop with machines: fablab, makerspace, hackerspace.</summary>
    public const string Fabrication = "fabrication";

    /// <summary>Somebody welcomes visitors and takes mail.</summary>
    public const string Reception = "reception";

    /// <summary>A registered business address.</summary>
    public const string BusinessAddress = "business-address";

    public const string Kitchen = "kitchen";

    public const string Parking = "parking";

    /// <summary>Every key of this version.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        BusinessAddress, Coworking, Fabrication, Internet, Kitchen, MeetingRoom, Parking, Printing, PrivateOffice, Reception,
        TrainingRoom, Videoconference,
    ];
}
