namespace Federation.Gateway.Identity.Office;

/// <summary>What became of a command about accounts.</summary>
/// <param name="Code">Why it was refused, a code of the catalogue; null where it was done.</param>
/// <param name="Message">In English; null with the code.</param>
/// <param name="Address">What there is to pass on: where a provider sends people back, where an invited person takes the account over. Null where there is nothing.</param>
internal sealed record OfficeAnswer(string? Code, string? Message, string? Address)
{
    public static OfficeAnswer Done(string? address = null) => new(null, null, address);

    public static OfficeAnswer Refused(string code, string message) => new(code, message, null);
}
