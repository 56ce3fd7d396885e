namespace Federation.Cluster.Normalising.Hours;

/// <summary>What a word or sign of a prose text is to its hours.</summary>
internal enum ProseKind
{
    /// <summary>One day of the week.</summary>
    Day,

    /// <summary>Several by one word: every day, weekend.</summary>
    Days,
    PublicHoliday,

    /// <summary>"2e", of a month.</summary>
    Nth,

    /// <summary>"du mois", which makes an nth day one of the month.</summary>
    OfMonth,

    /// <summary>A time that says so itself: 9h, 9:00, noon.</summary>
    Time,

    /// <summary>A number, a time only beside one.</summary>
    Number,

    /// <summary>"24h/24": all day.</summary>
    AllDay,

    /// <summary>"à", "au", "to"; also a lost letter, which between two days or times stood for nothing else.</summary>
    To,
    Dash,
    Slash,
    Comma,
    Colon,
    And,

    /// <summary>An end of a sentence or part: <c>; | .</c></summary>
    Break,
    NewLine,
    Morning,
    Afternoon,
    Closed,

    /// <summary>"sauf": what follows is said of fewer days.</summary>
    Except,
    Appointment,

    /// <summary>"accès libre", "sans rendez-vous".</summary>
    FreeAccess,

    /// <summary>Says nothing about hours: "horaires", "de", "le".</summary>
    Filler,
}
