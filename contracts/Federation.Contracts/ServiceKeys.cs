namespace Federation.Contracts;

/// <summary>The service vocabulary, version 2, listed for people in docs/services.md. Keys are stable; later versions add some and retire none.</summary>
public static class ServiceKeys
{
    /// <summary>Objects printed from plastic or resin; a workshop with one machine is not yet <see cref="Fabrication"/>.</summary>
    public const string Printing3D = "3d-printing";

    /// <summary>Beds for those who work here.</summary>
    public const string Accommodation = "accommodation";

    /// <summary>Somebody helps with the procedures of public services, whichever they are.</summary>
    public const string AdministrativeHelp = "administrative-help";

    public const string AirConditioning = "air-conditioning";

    public const string BikeParking = "bike-parking";

    /// <summary>A registered business address.</summary>
    public const string BusinessAddress = "business-address";

    /// <summary>Advice for founders and companies: incubator, accelerator, business club.</summary>
    public const string BusinessSupport = "business-support";

    /// <summary>Drinks or meals sold on the spot.</summary>
    public const string Cafe = "cafe";

    public const string Childcare = "childcare";

    /// <summary>Talks, meetings and evenings for those who work here or nearby.</summary>
    public const string CommunityEvents = "community-events";

    /// <summary>Computers that visitors may use.</summary>
    public const string ComputerAccess = "computer-access";

    /// <summary>Shared desks by the hour, day or month.</summary>
    public const string Coworking = "coworking";

    /// <summary>A desk of one's own in a shared room.</summary>
    public const string DedicatedDesk = "dedicated-desk";

    /// <summary>Somebody helps one person with computers, telephones and the Internet.</summary>
    public const string DigitalHelp = "digital-help";

    /// <summary>Courses and workshops in the use of digital tools.</summary>
    public const string DigitalTraining = "digital-training";

    /// <summary>Computers, cameras or tools to take along.</summary>
    public const string EquipmentLending = "equipment-lending";

    /// <summary>Charging points for electric vehicles.</summary>
    public const string EvCharging = "ev-charging";

    /// <summary>Rooms for events of others.</summary>
    public const string EventSpace = "event-space";

    /// <summary>A workshop with machines: fablab, makerspace, hackerspace.</summary>
    public const string Fabrication = "fabrication";

    /// <summary>Help with family and housing benefits; in France those of CAF and MSA.</summary>
    public const string FamilyBenefitsHelp = "family-benefits-help";

    /// <summary>Internet access over optical fibre.</summary>
    public const string FibreInternet = "fibre-internet";

    public const string HealthInsuranceHelp = "health-insurance-help";

    /// <summary>Help with finding or renovating a home.</summary>
    public const string HousingHelp = "housing-help";

    /// <summary>Help with identity papers, driving licence and vehicle registration.</summary>
    public const string IdentityDocumentsHelp = "identity-documents-help";

    /// <summary>Internet access for visitors.</summary>
    public const string Internet = "internet";

    public const string JobSearchHelp = "job-search-help";

    public const string Kitchen = "kitchen";

    public const string LaserCutting = "laser-cutting";

    /// <summary>Information on one's rights and on the courts.</summary>
    public const string LegalHelp = "legal-help";

    public const string Library = "library";

    public const string Lockers = "lockers";

    /// <summary>A place to rest and meet.</summary>
    public const string Lounge = "lounge";

    /// <summary>Letters and parcels are taken, kept or sent on.</summary>
    public const string MailHandling = "mail-handling";

    public const string MeetingRoom = "meeting-room";

    /// <summary>Garden, terrace or courtyard.</summary>
    public const string OutdoorArea = "outdoor-area";

    public const string Parking = "parking";

    public const string PensionHelp = "pension-help";

    /// <summary>A closed place to telephone.</summary>
    public const string PhoneBooth = "phone-booth";

    /// <summary>A counter of the post.</summary>
    public const string PostalServices = "postal-services";

    public const string Printing = "printing";

    /// <summary>Closed offices to rent.</summary>
    public const string PrivateOffice = "private-office";

    public const string Projector = "projector";

    /// <summary>A room in which nobody speaks.</summary>
    public const string QuietRoom = "quiet-room";

    /// <summary>Somebody welcomes visitors and takes mail.</summary>
    public const string Reception = "reception";

    /// <summary>For sound or pictures.</summary>
    public const string RecordingStudio = "recording-studio";

    /// <summary>A workshop where things are repaired together.</summary>
    public const string Repair = "repair";

    /// <summary>Members come in at any hour of any day.</summary>
    public const string RoundTheClockAccess = "round-the-clock-access";

    public const string Scanning = "scanning";

    public const string Shower = "shower";

    /// <summary>Room for goods or tools.</summary>
    public const string Storage = "storage";

    public const string TaxHelp = "tax-help";

    /// <summary>A place for employees who work away from their employer's premises, where the source does not say how.</summary>
    public const string Telework = "telework";

    public const string TextileWorkshop = "textile-workshop";

    /// <summary>Courses, whichever they are about.</summary>
    public const string Training = "training";

    public const string TrainingRoom = "training-room";

    public const string Videoconference = "videoconference";

    /// <summary>Wireless Internet access for visitors.</summary>
    public const string Wifi = "wifi";

    public const string WoodWorkshop = "wood-workshop";

    public const string YouthInformation = "youth-information";

    /// <summary>Every key of this version, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Printing3D, Accommodation, AdministrativeHelp, AirConditioning, BikeParking, BusinessAddress, BusinessSupport, Cafe, Childcare,
        CommunityEvents, ComputerAccess, Coworking, DedicatedDesk, DigitalHelp, DigitalTraining, EquipmentLending, EvCharging, EventSpace,
        Fabrication, FamilyBenefitsHelp, FibreInternet, HealthInsuranceHelp, HousingHelp, IdentityDocumentsHelp, Internet, JobSearchHelp,
        Kitchen, LaserCutting, LegalHelp, Library, Lockers, Lounge, MailHandling, MeetingRoom, OutdoorArea, Parking, PensionHelp,
        PhoneBooth, PostalServices, Printing, PrivateOffice, Projector, QuietRoom, Reception, RecordingStudio, Repair, RoundTheClockAccess,
        Scanning, Shower, Storage, TaxHelp, Telework, TextileWorkshop, Training, TrainingRoom, Videoconference, Wifi, WoodWorkshop,
        YouthInformation,
    ];
}
