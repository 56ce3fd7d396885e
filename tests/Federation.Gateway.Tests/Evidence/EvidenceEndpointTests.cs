using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Evidence;

/// <summary>Files of applications over HTTP: who may send and read which, and what is refused.</summary>
public sealed class EvidenceEndpointTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"u8.ToArray();

    private GatewayHost? _host;
    private string _centre = "", _applicant = "", _assessor = "", _stranger = "";

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private string Key => $"{_centre}-1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync(options => options.RequestsPerSecond = 0, kestrel: true);
        await Host.Seed.AddAsync(Seed.Network("a"));
        Host.Grains["a"].Definition = Seed.Network("a");
        _centre = (await Host.Seed.OpenAsync("a", "1", new ListingContent { Name = "Le Hangar" })).Value;
        await Host.CatchUpAsync();
        _applicant = Host.Callers.Add(Role.NetworkManager, "a");
        _assessor = Host.Callers.Add(Role.Assessor, "b");
        _stranger = Host.Callers.Add(new Caller("stranger", [new RoleGrant(Role.NetworkManager, Cluster.Sync.NetworkId.Parse("b"))], TokenScopes.All));
        await Host.AskAsync($"mutation {{ openAssessment(centre: \"{_centre}\", network: \"a\") {{ __typename }} }}", token: _applicant);
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task File_SentNamedReadAndTakenAway_IsServedAsAnAttachmentThatRunsNothing()
    {
        using var sent = await SendAsync(Pdf, _applicant, type: "text/html");
        string body = await sent.Content.ReadAsStringAsync(Token);
        Assert.True(sent.StatusCode == HttpStatusCode.Created, body);
        var told = JsonSerializer.Deserialize<JsonElement>(body);
        string file = told.GetProperty("key").GetString() ?? "";
        Assert.Equal(("application/pdf", Pdf.Length), (told.GetProperty("mediaType").GetString(), told.GetProperty("bytes").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Pdf)), told.GetProperty("sha256").GetString());
        Assert.Equal($"/assessments/{Key}/files/{file}", sent.Headers.Location?.ToString());

        using var read = await ReadAsync(file, _assessor);
        Assert.Equal(Pdf, await read.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(("application/pdf", $"attachment; filename=\"evidence-{file}.pdf\""), (read.Content.Headers.ContentType?.ToString(), read.Content.Headers.GetValues("Content-Disposition").Single()));
        Assert.Equal(
            ("nosniff", "sandbox; default-src 'none'", "same-origin", "no-store, private"),
            (read.Headers.GetValues("X-Content-Type-Options").Single(), read.Headers.GetValues("Content-Security-Policy").Single(), read.Headers.GetValues("Cross-Origin-Resource-Policy").Single(), read.Headers.CacheControl?.ToString()));

        await AnswerAsync($"[\"{file}\"]");
        Assert.Equal("assessment.file", await TakenAwayAsync(file));
        await AnswerAsync("[]");
        Assert.Null(await TakenAwayAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(file, _assessor)).StatusCode);
        Assert.Empty(await Host.Store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: Token).ToListAsync(Token));
        var events = (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ events {{ kind file }} }} }}", token: _assessor)).Data.GetProperty("assessment").GetProperty("events");
        Assert.Equal(["FILE_ADDED", "FILE_TAKEN"], events.EnumerateArray().Where(happened => happened.GetProperty("file").GetString() == file).Select(happened => happened.GetProperty("kind").GetString()));
    }

    // Whoever did not hear the answer sends it again.
    [Fact]
    public async Task Send_TheSameBytesAgain_IsTheSameFile()
    {
        Assert.Equal(await KeyAsync(Pdf), await KeyAsync(Pdf));
        Assert.Single(await Host.Store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Files_OfOthers_AreForThoseAloneWhomTheyConcern()
    {
        string file = await KeyAsync(Pdf);

        Assert.Equal("401 UNAUTHENTICATED", await RefusedAsync(await SendAsync(Pdf, null)));
        Assert.Equal("401 UNAUTHENTICATED", await RefusedAsync(await ReadAsync(file, null)));
        Assert.Equal("404 assessment.unknown", await RefusedAsync(await SendAsync(Pdf, _stranger)));
        Assert.Equal("404 assessment.unknown", await RefusedAsync(await ReadAsync(file, _stranger)));
        Assert.Equal("403 assessment.not-yours", await RefusedAsync(await SendAsync(Pdf, _assessor)));
        Assert.Equal("404 assessment.unknown", await RefusedAsync(await SendAsync(Pdf, _applicant, key: $"{_centre}-2")));
    }

    // Another centre's file, under an application that one may read.
    [Fact]
    public async Task Read_AFileOfAnotherApplication_IsNotFound()
    {
        string file = await KeyAsync(Pdf);
        string other = (await Host.Seed.OpenAsync("b", "2", new ListingContent { Name = "La Ruche" })).Value;
        await Host.CatchUpAsync();
        await Host.AskAsync($"mutation {{ openAssessment(centre: \"{other}\", network: \"b\") {{ __typename }} }}", token: _stranger);

        Assert.Equal("404 assessment.unknown", await RefusedAsync(await ReadAsync(file, _stranger, $"{other}-1")));
    }

    [Theory]
    [InlineData("..%2F..%2F{0}")]
    [InlineData("%2e%2e")]
    [InlineData("{0}%0A")]
    [InlineData("{0}.pdf")]
    [InlineData("{0}/../{0}x")]
    [InlineData("*")]
    [InlineData("%27%20OR%201=1")]
    public async Task Read_AnIdThatIsNone_IsNotFound(string id)
    {
        string file = await KeyAsync(Pdf);

        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, id, file), _applicant)).StatusCode);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", "415 evidence.type")]
    [InlineData("<svg onload=alert(1)>", "415 evidence.type")]
    [InlineData("%PDF-1.7 /OpenAction << /S /JavaScript >> %%EOF", "422 evidence.pdf-active")]
    [InlineData("%PDF-1.7 without an end", "422 evidence.damaged")]
    [InlineData("", "415 evidence.type")]
    public async Task Send_WhatIsNoEvidence_IsRefusedWhateverItIsCalled(string text, string refusal)
    {
        Assert.Equal(refusal, await RefusedAsync(await SendAsync(Encoding.UTF8.GetBytes(text), _applicant, type: "application/pdf", disposition: "attachment; filename=invoice.pdf")));
        Assert.Empty(await Host.Store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Send_ABodyInAnotherDress_IsRefused()
    {
        using var packed = new ByteArrayContent([0x1F, 0x8B, 8, 0]);
        packed.Headers.ContentEncoding.Add("gzip");
        Assert.Equal("415 evidence.body", await RefusedAsync(await SendAsync(packed, _applicant)));
        using var part = new ByteArrayContent(Pdf);
        using var form = new MultipartFormDataContent { { part, "file", "invoice.pdf" } };
        Assert.Equal("415 evidence.body", await RefusedAsync(await SendAsync(form, _applicant)));
    }

    // A stream that tells no length and never ends is cut off.
    [Fact]
    public async Task Send_MoreThanAFileMayHave_IsCutOffWhereItIs()
    {
        var endless = new LettersStream(long.MaxValue);
        using var streamed = new StreamContent(endless);
        // The answer comes while it is still being sent, and the connection is closed on it: which of the two is heard is up to the machine.
        var heard = await Record.ExceptionAsync(async () => Assert.Equal("413 evidence.too-large", await RefusedAsync(await SendAsync(streamed, _applicant))));
        Assert.True(heard is null or HttpRequestException, $"{heard}");
        Assert.InRange(endless.Given, EvidenceForm.MostBytes, 5 * EvidenceForm.MostBytes);

        using var untold = new StreamContent(new LettersStream(EvidenceForm.MostBytes + 1));
        Assert.Equal("413 evidence.too-large", await RefusedAsync(await SendAsync(untold, _applicant)));
        Assert.Empty(await Host.Store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal("413 evidence.too-large", await RefusedAsync(await SendAsync(new byte[EvidenceForm.MostBytes + 1], _applicant)));
        byte[] largest = new byte[EvidenceForm.MostBytes];
        largest.AsSpan().Fill((byte)'a');
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(largest, _applicant)).StatusCode);
    }

    [Fact]
    public async Task Send_BeforeControlOrAfterTheHandIn_IsRefusedBeforeItIsRead()
    {
        string member = Host.Callers.Add(Role.Member, "c");
        string centre = (await Host.Seed.OpenAsync("a", "3", new ListingContent { Name = "La Ruche" })).Value;
        await Host.CatchUpAsync();
        await Host.AskAsync($"mutation {{ openAssessment(centre: \"{centre}\") {{ __typename }} }}", token: member);
        Assert.Equal("409 assessment.incomplete", await RefusedAsync(await SendAsync(Pdf, member, key: $"{centre}-1")));

        await AnswerAsync("[]");
        int version = (await Host.AskAsync($"{{ assessment(key: \"{Key}\") {{ version }} }}", token: _applicant)).Data.GetProperty("assessment").GetProperty("version").GetInt32();
        await Host.AskAsync($"mutation {{ submitAssessment(input: {{ assessment: \"{Key}\", madeOn: {version} }}) {{ __typename }} }}", token: _applicant);
        Assert.Equal("409 assessment.stage", await RefusedAsync(await SendAsync(Pdf, _applicant)));
    }

    [Fact]
    public async Task Send_FileAfterFile_IsSlowedDown()
    {
        for (int number = 0; number < 30; number++) await KeyAsync(Encoding.UTF8.GetBytes($"file {number}"));

        using var refused = await SendAsync("one more"u8.ToArray(), _applicant);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("429 evidence.too-many", await RefusedAsync(refused));
        Host.Clock.Advance(TimeSpan.FromSeconds(10));
        await KeyAsync("one more"u8.ToArray());
    }

    [Fact]
    public async Task Read_AFileThatIsKeptNoMore_SaysSo()
    {
        string file = await KeyAsync(Pdf);
        var id = EvidenceId.TryParse($"{Key}/{file}", out var parsed) ? parsed : default;
        await new EvidenceArchive(Host.Store).RemoveAsync(id, Token);

        Assert.Equal("410 evidence.gone", await RefusedAsync(await ReadAsync(file, _applicant)));
    }

    [Fact]
    public async Task Send_WhereTheScanRefusesOrIsMissing_KeepsNothing()
    {
        foreach (var (program, refusal) in new[] { ("/bin/false", "422 evidence.scan-refused"), ("/nowhere/scan", "503 evidence.scan-failed") })
        {
            Host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EvidenceOptions>>().Value.ScanCommand = program;
            Host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EvidenceOptions>>().Value.Folder = Path.Combine(Path.GetTempPath(), $"scan-{Guid.NewGuid():N}");
            Assert.Equal(refusal, await RefusedAsync(await SendAsync(Pdf, _applicant)));
            Directory.Delete(Host.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EvidenceOptions>>().Value.Folder);
        }

        Assert.Empty(await Host.Store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: Token).ToListAsync(Token));
    }

    // Sent again after an erasure, the list of those who signed does not come back.
    [Fact]
    public async Task Send_ATextThatNamesWhoWasErased_KeepsNothing()
    {
        var erased = PersonIdentifier.TryParse("jeanne.preuve@example.org", out var identifier) ? identifier : throw new InvalidOperationException("That is none.");
        Host.Services.GetRequiredService<SuppressionList>().Add(erased, GatewayHost.Now);

        Assert.Equal("422 evidence.erased", await RefusedAsync(await SendAsync("Signed by Jeanne.Preuve@example.org."u8.ToArray(), _applicant)));
        Assert.Empty(await Host.Store.ScanAsync(RowKinds.EvidenceFile, cancellationToken: Token).ToListAsync(Token));
        await KeyAsync("Signed by paul@example.org."u8.ToArray());
    }

    private async Task<string> KeyAsync(byte[] bytes)
    {
        using var sent = await SendAsync(bytes, _applicant);
        string body = await sent.Content.ReadAsStringAsync(Token);
        Assert.True(sent.StatusCode == HttpStatusCode.Created, body);
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("key").GetString() ?? "";
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] bytes, string? token, string? key = null, string? type = null, string? disposition = null)
    {
        using var content = new ByteArrayContent(bytes);
        if (type is not null) content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (disposition is not null) content.Headers.Add("Content-Disposition", disposition);
        return await SendAsync(content, token, key);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContent content, string? token, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/assessments/{key ?? Key}/files") { Content = content };
        // Whoever is refused at once is not sent megabytes.
        request.Headers.ExpectContinue = true;
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Host.Http.SendAsync(request, Token);
    }

    private async Task<HttpResponseMessage> ReadAsync(string file, string? token, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/assessments/{key ?? Key}/files/{file}");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Host.Http.SendAsync(request, Token);
    }

    private static async Task<string> RefusedAsync(HttpResponseMessage answer)
    {
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return $"{(int)answer.StatusCode} {problem.GetProperty("code").GetString()}";
    }

    private async Task AnswerAsync(string files) =>
        Assert.Equal("AssessmentDone", (await Host.AskAsync($"mutation {{ answerCriterion(input: {{ assessment: \"{Key}\", criterion: \"services.events\", value: 3, evidence: DOCUMENT, observedAt: \"{GatewayHost.Now.AddDays(-1):O}\", files: {files} }}) {{ __typename }} }}", token: _applicant)).Data.GetProperty("answerCriterion").GetProperty("__typename").GetString());

    /// <summary>The code of the refusal; null where it was.</summary>
    private async Task<string?> TakenAwayAsync(string file) =>
        (await Host.AskAsync($"mutation {{ takeFileAway(assessment: \"{Key}\", file: \"{file}\") {{ ... on Refusal {{ code }} }} }}", token: _applicant)).Data.GetProperty("takeFileAway").TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>So many letters, without a length.</summary>
    private sealed class LettersStream(long most) : MemoryStream
    {
        public long Given { get; private set; }

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = (int)Math.Min(buffer.Length, most - Given);
            buffer.Span[..read].Fill((byte)'a');
            Given += read;
            return ValueTask.FromResult(read);
        }
    }
}
