using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

#pragma warning disable CA1848, CA2254, CA1305, CA1304, CA1311 // Broken on purpose.

namespace Federation.Contracts.Testing.Tests.Suite;

/// <summary>A time stamp of the reading stands in a record.</summary>
public sealed class ChangingAdapter : SoundAdapter
{
    private static int _readings;

    protected override byte[] Raw(string id, byte[] raw) => id.Length > 0 ? raw : Encoding.UTF8.GetBytes($"{{\"read\":{Interlocked.Increment(ref _readings)}}}");
}

/// <summary>Pages are as large as it likes.</summary>
public sealed class LargePagesAdapter : SoundAdapter
{
    protected override int Size(int asked) => asked == 1 ? 1 : asked + 1;
}

/// <summary>It goes on after the last time that it saw, and so loses what has the same.</summary>
public sealed class EqualTimesAdapter : SoundAdapter
{
    protected override string Write(int from, IReadOnlyList<SourceRecord> records) => records.Count == 0 ? "t:" : $"t:{records[^1].ModifiedAt:yyyy-MM-ddTHH:mm:ssZ}";

    protected override (int From, string? Since) Read(string cursor) => cursor.StartsWith("t:", StringComparison.Ordinal) ? (0, cursor[2..]) : base.Read(cursor);
}

/// <summary>A cursor that it cannot read is the end.</summary>
public sealed class TrustingAdapter : SoundAdapter
{
    protected override (int From, string? Since) Read(string cursor) => cursor.StartsWith("v1:", StringComparison.Ordinal) ? base.Read(cursor) : (int.MaxValue, null);
}

/// <summary>Nothing at all is no listings.</summary>
public sealed class NothingAdapter : SoundAdapter
{
    protected override (IReadOnlyList<SourceRecord> Records, int Total) Broken(AdapterException failure) => failure.Code == "source.empty" ? ([], 0) : base.Broken(failure);

    public override Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => new SoundAdapter().CheckAsync(context, cancellationToken);
}

/// <summary>A server that is down has no listings.</summary>
public sealed class DownAdapter : SoundAdapter
{
    protected override (IReadOnlyList<SourceRecord> Records, int Total) Broken(AdapterException failure) => failure.Code == "http.server-error" ? ([], 0) : base.Broken(failure);

    public override Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => new SoundAdapter().CheckAsync(context, cancellationToken);
}

/// <summary>A web page has no listings.</summary>
public sealed class PageAdapter : SoundAdapter
{
    protected override (IReadOnlyList<SourceRecord> Records, int Total) Broken(AdapterException failure) => failure.Code == "source.html" ? ([], 0) : base.Broken(failure);

    public override Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => new SoundAdapter().CheckAsync(context, cancellationToken);
}

/// <summary>What came before the connection broke is all.</summary>
public sealed class HalfAdapter : SoundAdapter
{
    protected override (IReadOnlyList<SourceRecord> Records, int Total) Broken(AdapterException failure) => failure.Code == "http.interrupted" ? ([], 0) : base.Broken(failure);
}

/// <summary>What came before the text ended is all.</summary>
public sealed class CutAdapter : SoundAdapter
{
    protected override (IReadOnlyList<SourceRecord> Records, int Total) Broken(AdapterException failure) => failure.Code == "json.truncated" ? ([], 0) : base.Broken(failure);
}

/// <summary>It forgets for how long it is asked to wait.</summary>
public sealed class HastyAdapter : SoundAdapter
{
    protected override AdapterException Told(AdapterException failure) => failure.Kind == FailureKind.RateLimited ? new AdapterException(FailureKind.RateLimited, failure.Code, failure.Message) : failure;
}

/// <summary>It waits for as long as the source does.</summary>
public sealed class DeafAdapter : SoundAdapter
{
    protected override CancellationToken Token(CancellationToken cancellationToken) => CancellationToken.None;
}

/// <summary>It trusts a record to be what it was.</summary>
public sealed class ThrowingAdapter : SoundAdapter
{
    protected override ListingDraft Draft(JsonElement fields, string name) => base.Draft(fields, name) with { Address = new PostalAddress { Locality = fields.GetProperty("town").GetString() } };
}

/// <summary>Numbers are written as they are here.</summary>
public sealed class CultureAdapter : SoundAdapter
{
    protected override ListingDraft Draft(JsonElement fields, string name) => base.Draft(fields, name) with { CapacityText = fields.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetDouble(out double number) ? number.ToString() : null };
}

/// <summary>Times are as they are here.</summary>
public sealed class ZoneAdapter : SoundAdapter
{
    protected override ListingDraft Draft(JsonElement fields, string name) =>
        base.Draft(fields, name) with { OpeningHours = DateTimeOffset.TryParse(Text(fields, "at"), CultureInfo.InvariantCulture, out var at) ? at.ToLocalTime().ToString("HH:mm", CultureInfo.InvariantCulture) : null };
}

/// <summary>What it maps depends on what it mapped before.</summary>
public sealed class CountingAdapter : SoundAdapter
{
    private int _mapped;

    protected override ListingDraft Draft(JsonElement fields, string name) => base.Draft(fields, name) with { Capacity = _mapped++ };
}

/// <summary>A service is a word of its own.</summary>
public sealed class WordyAdapter : SoundAdapter
{
    protected override ListingDraft Draft(JsonElement fields, string name) => base.Draft(fields, name) with { Services = ["free wifi"] };
}

/// <summary>A person's mailbox is a description.</summary>
public sealed class TalkativeAdapter : SoundAdapter
{
    protected override IReadOnlyList<string> Persons => ["/keeper"];

    protected override ListingDraft Draft(JsonElement fields, string name) => base.Draft(fields, name) with { Description = Text(fields, "mail") };
}

/// <summary>It logs what it asks for.</summary>
public sealed class LoggingAdapter : SoundAdapter
{
    protected override void Begin(AdapterContext context) => context.Log.LogInformation($"Asking with {context.Config.Text("key")}.");
}

/// <summary>Any source is fine.</summary>
public sealed class CarelessAdapter : SoundAdapter
{
    public override Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => Task.FromResult(new CheckResult { Issues = [] });
}

/// <summary>Where it stops is the end.</summary>
public sealed class EarlyAdapter : SoundAdapter
{
    protected override bool EndsEarly(int left) => left <= 0;
}

/// <summary>What did not change was removed.</summary>
public sealed class ForgettingAdapter : SoundAdapter
{
    protected override Page Changes(string? cursor) => base.Changes(cursor) with { DeletedIds = ["p1"] };
}

/// <summary>Its manifest says more than it can do.</summary>
public sealed class BoastingAdapter : SoundAdapter
{
    public override AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot | AdapterCapabilities.Incremental;
}

/// <summary>It listens for the end of the process, and so is never let go.</summary>
public sealed class ClingingAdapter : SoundAdapter
{
    public ClingingAdapter() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    private void OnExit(object? sender, EventArgs e) => GC.KeepAlive(this);
}

/// <summary>It names every place otherwise than it did.</summary>
public sealed class RenamingAdapter : SoundAdapter
{
    protected override ListingDraft Draft(JsonElement fields, string name) => base.Draft(fields, "New " + name);
}
