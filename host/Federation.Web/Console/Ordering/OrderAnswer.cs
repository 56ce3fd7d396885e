using System.Text.Json.Serialization;

namespace Federation.Web.Console.Ordering;

/// <summary>What every order of the console answers.</summary>
public sealed record OrderAnswer(OrderDone? Done);

/// <param name="Code">Of a refusal; null where the order was taken, and where it was not even sent (<see cref="Unread"/>).</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
/// <param name="Run">The run that was started, is asked to stop, or stands in the way.</param>
public sealed record OrderDone(string? Code = null, string? Message = null, string? Remedy = null, OrderedRun? Run = null)
{
    /// <summary>The link of an invitation, which is told this once.</summary>
    public string? Address { get; init; }

    /// <summary>A webhook's, which is told this once.</summary>
    public string? Secret { get; init; }

    /// <summary>What came of a webhook's test.</summary>
    public OrderedTest? Test { get; init; }

    /// <summary>The id of the field at fault; null for none, and for the whole form.</summary>
    [JsonIgnore]
    public string? Field { get; init; }

    [JsonIgnore]
    public bool IsRefused => Code is not null || Field is not null;

    /// <summary>Whether somebody else set another meanwhile: what was typed was said of what stands no more, and the form begins anew with what does.</summary>
    [JsonIgnore]
    public bool IsOvertaken => Code == "admission.changed";

    /// <summary>A form that cannot be read: nothing was asked.</summary>
    /// <param name="field">The id of the field.</param>
    /// <param name="remedy">What to write there, in the reader's language.</param>
    internal static OrderDone Unread(string field, string remedy) => new(Remedy: remedy) { Field = field };
}

public sealed record OrderedRun(string Id);

/// <param name="Taken">Whether the server took the message.</param>
/// <param name="Status">HTTP; null where there was no answer.</param>
/// <param name="Code">Null where it was taken.</param>
/// <param name="Remedy">In the reader's language; null with the code.</param>
public sealed record OrderedTest(bool Taken, int? Status, string? Code, string? Remedy);
