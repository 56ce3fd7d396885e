namespace Federation.Contracts;

/// <summary>The vocabulary of accessibility, version 1. Keys are stable; later versions add some and retire none.</summary>
public static class AccessibilityKeys
{
    /// <summary>A parking space for people with a disability.</summary>
    public const string AccessibleParking = "accessible-parking";

    public const string AccessibleToilet = "accessible-toilet";

    public const string HearingLoop = "hearing-loop";

    public const string Lift = "lift";

    /// <summary>Somebody speaks a sign language.</summary>
    public const string SignLanguage = "sign-language";

    /// <summary>Paving, plans or signs to touch.</summary>
    public const string TactileGuidance = "tactile-guidance";

    /// <summary>A wheelchair comes in and around without help.</summary>
    public const string Wheelchair = "wheelchair";

    /// <summary>A wheelchair comes in with help, or not everywhere.</summary>
    public const string WheelchairLimited = "wheelchair-limited";

    /// <summary>A wheelchair does not come in.</summary>
    public const string WheelchairNone = "wheelchair-none";

    /// <summary>Every key of this version, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AccessibleParking, AccessibleToilet, HearingLoop, Lift, SignLanguage, TactileGuidance, Wheelchair, WheelchairLimited,
        WheelchairNone,
    ];
}
