using System.Text.Json.Serialization;

namespace Federation.Cluster.Mail;

/// <summary>What a mail is about. Stored by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailKind>))]
public enum MailKind
{
    /// <summary>A code for the centre's own mailbox.</summary>
    ControlCode,

    /// <summary>To the applicant: a draft is about to lapse.</summary>
    DraftLapses,

    /// <summary>To the applicant: an assessor asks for more.</summary>
    MoreAsked,

    /// <summary>To the applicant: what was asked for is still missing.</summary>
    MoreLapses,

    /// <summary>To the applicant: the time ran out.</summary>
    Lapsed,

    Granted,
    Refused,

    /// <summary>To the applicant: the time for an appeal is nearly over.</summary>
    AppealEnds,

    /// <summary>To the applicant: the appeal was allowed.</summary>
    Reopened,

    /// <summary>To the applicant: the appeal was dismissed.</summary>
    Dismissed,

    /// <summary>To an assessor: nothing was done from a seat for long.</summary>
    SeatUnused,

    /// <summary>To whoever applied for it: a label runs out.</summary>
    LabelEnds,

    /// <summary>To assessors who may decide it: an appeal against a suspension waits.</summary>
    SuspensionAppealed,

    /// <summary>To whoever appealed: the suspension is lifted.</summary>
    SuspensionLifted,

    /// <summary>To whoever appealed: the suspension stands.</summary>
    SuspensionStands,

    /// <summary>To those whom it concerns: a label is suspended.</summary>
    LabelSuspended,

    /// <summary>To those whom it concerns: the time for an appeal against a suspension is nearly over.</summary>
    SuspensionAppealEnds,

    /// <summary>To those whom it concerns, but for whoever appealed: a label counts again.</summary>
    LabelReinstated,

    /// <summary>To those whom it concerns: a label is revoked.</summary>
    LabelRevoked,

    /// <summary>To assessors who may act: an application waits for one of them.</summary>
    ApplicationWaits,

    /// <summary>To operators: something urgent has begun.</summary>
    ConcernBegan,

    /// <summary>To operators: something urgent is over.</summary>
    ConcernEnded,
}
