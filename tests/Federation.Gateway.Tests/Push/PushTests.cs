using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Sync.Pushing;
using Federation.Gateway.Tests.Doubles;
using Federation.Gateway.Tests.GraphQL;

namespace Federation.Gateway.Tests.Push;

/// <summary>A network's listing as it comes in: who may send it, what is taken, and what is told to whoever may not.</summary>
public sealed class PushTests
{
    private static readonly byte[] List = Encoding.UTF8.GetBytes("id;name\n1;Le Hangar\n");

    // By a library that others wrote.
    [Fact]
    public async Task Push_SignedByAnotherLibrary_IsTakenOnce()
    {
        await using var sender = await PushSender.StartAsync();
        long now = sender.Host.Clock.GetUtcNow().ToUnixTimeSeconds();
        string signature = await SignAsync(sender.SecretOf(1), "list-1", now, List);

        var first = await sender.SendAsync(sender.Message("a", "list-1", List, signature: signature));
        var again = await sender.SendAsync(sender.Message("a", "list-1", List, signature: $"v1,AAAA v2,x {signature}"));

        Assert.Equal(202, first.Status);
        string run = first.Body.GetProperty("run").GetString() ?? "";
        Assert.Equal((202, run), (again.Status, again.Body.GetProperty("run").GetString()));
        Assert.Single(sender.Host.Grains["a"].Pushes.Deliveries);
        Assert.StartsWith("/graphql?query=", first.Body.GetProperty("progress").GetString(), StringComparison.Ordinal);
        using var progress = await sender.Host.Http.GetAsync(new Uri(first.Body.GetProperty("progress").GetString() ?? "", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(progress.IsSuccessStatusCode, await progress.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var waiting = Assert.IsType<PushedListing>(sender.Host.Grains["a"].Pushes.Waiting);
        Assert.Equal(("text/csv", List.Length), (waiting.MediaType, waiting.Bytes));
    }

    [Fact]
    public async Task Push_OfAnotherBodyUnderTheSameId_IsRefused()
    {
        await using var sender = await PushSender.StartAsync();
        await sender.SendAsync(sender.Message("a", "list-1", List));

        Expect(409, "push.other-body", await sender.SendAsync(sender.Message("a", "list-1", [.. List, (byte)'\n'])));
        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-2", [.. List, (byte)'\n'])));
    }

    // What somebody overheard, or made up, tells them nothing: one answer, byte for byte, whatever they ask for.
    [Fact]
    public async Task Push_WithAnotherSignature_TellsNotWhetherTheNetworkIsThere()
    {
        await using var sender = await PushSender.StartAsync();
        string other = $"whsec_{Convert.ToBase64String(new byte[32])}", overheard = PushSender.Sign(sender.SecretOf(1), "list-1", sender.Host.Clock.GetUtcNow().ToUnixTimeSeconds(), List);
        var answers = new List<Answer>
        {
            await sender.SendAsync(sender.Message("a", "list-1", List, secret: other)),
            await sender.SendAsync(sender.Message("a", "list-1", [.. List, 0], signature: overheard)),
            await sender.SendAsync(sender.Message("a", "list-2", List, signature: overheard)),
            await sender.SendAsync(sender.Message("a", "list-1", List, at: sender.Host.Clock.GetUtcNow().AddSeconds(1), signature: overheard)),
            await sender.SendAsync(sender.Message("a", "list-1", List, signature: "v1,")),
            await sender.SendAsync(sender.Message("b", "list-1", List)),
            await sender.SendAsync(sender.Message("nobody", "list-1", List)),
            await sender.SendAsync(sender.Message("..%2Fa", "list-1", List)),
        };

        Assert.All(answers, answer => Expect(401, "push.signature", answer));
        Assert.Single(answers.Select(answer => Told(answer)).Distinct());
        Assert.Empty(sender.Host.Grains["a"].Pushes.Deliveries);
        Assert.Empty(sender.Left());

        static string Told(Answer answer) => string.Join('\n', answer.Body.EnumerateObject().Where(member => member.Name != "traceId").Select(member => $"{member}"));
    }

    [Fact]
    public async Task Push_RefusedTooOften_CostsTheAddressAndNobodyElse()
    {
        await using var sender = await PushSender.StartAsync();
        string wrong = $"whsec_{Convert.ToBase64String(new byte[32])}";
        for (int i = 0; i < 10; i++) Expect(401, "push.signature", await sender.SendAsync(sender.Message("a", $"x-{i}", List, secret: wrong), "192.0.2.1"));

        Expect(429, "push.too-many", await sender.SendAsync(sender.Message("a", "y", List), "192.0.2.1"));
        for (int i = 0; i < 12; i++) Expect(202, null, await sender.SendAsync(sender.Message("a", $"z-{i}", List), "192.0.2.2"));
        sender.Host.Clock.Advance(TimeSpan.FromSeconds(31));
        Expect(202, null, await sender.SendAsync(sender.Message("a", "y", List), "192.0.2.1"));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(301, false)]
    public async Task Push_SignedLongAgoOrInTheFuture_IsRefused(int seconds, bool taken)
    {
        await using var sender = await PushSender.StartAsync();

        Expect(taken ? 202 : 401, taken ? null : "push.timestamp", await sender.SendAsync(sender.Message("a", "list-1", List, at: sender.Host.Clock.GetUtcNow().AddSeconds(seconds))));
    }

    [Fact]
    public async Task Push_WithTheSecretBefore_IsTakenForADay()
    {
        await using var sender = await PushSender.StartAsync();
        string before = sender.SecretOf(1);
        await sender.RenewAsync(2);

        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-1", List, secret: before)));
        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-2", List, secret: sender.SecretOf(2))));
        sender.Host.Clock.Advance(TimeSpan.FromDays(1));
        Expect(401, "push.signature", await sender.SendAsync(sender.Message("a", "list-3", List, secret: before)));
        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-3", List, secret: sender.SecretOf(2))));
    }

    [Fact]
    public async Task Push_Packed_IsUnpackedWithinBounds()
    {
        await using var sender = await PushSender.StartAsync();
        byte[] packed = Pack(List), trap = Pack(new byte[8 * 1024 * 1024]);

        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-1", packed, encoding: "gzip")));
        Assert.Equal(List.Length, sender.Host.Grains["a"].Pushes.Waiting?.Bytes);
        Expect(413, "push.too-large", await sender.SendAsync(sender.Message("a", "list-2", trap, encoding: "gzip")));
        Expect(415, "push.encoding", await sender.SendAsync(sender.Message("a", "list-3", packed[..^6], encoding: "gzip")));
        Expect(415, "push.encoding", await sender.SendAsync(sender.Message("a", "list-4", List, encoding: "gzip")));
        Expect(415, "push.encoding", await sender.SendAsync(sender.Message("a", "list-5", packed, encoding: "br")));
        Expect(422, "push.empty", await sender.SendAsync(sender.Message("a", "list-6", Pack([]), encoding: "gzip")));
        Assert.Empty(sender.Left());
    }

    [Fact]
    public async Task Push_OfNothingOrAPage_IsRefused()
    {
        await using var sender = await PushSender.StartAsync();

        Expect(422, "push.empty", await sender.SendAsync(sender.Message("a", "list-1", [])));
        foreach (string page in (string[])["<!DOCTYPE html><title>Log in</title>", "\uFEFF \n<html>"]) Expect(422, "push.page", await sender.SendAsync(sender.Message("a", "list-1", Encoding.UTF8.GetBytes(page))));
        Expect(415, "push.type", await sender.SendAsync(sender.Message("a", "list-1", List, type: null)));
        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-1", "<html>"u8.ToArray(), type: "text/html; charset=utf-8"))); // some adapters read pages
        Assert.Empty(sender.Left());
    }

    [Theory]
    [InlineData("webhook-id")]
    [InlineData("webhook-timestamp")]
    [InlineData("webhook-signature")]
    public async Task Push_WithoutAHeader_OrWithRubbish_IsRefused(string header)
    {
        await using var sender = await PushSender.StartAsync();
        using var missing = sender.Message("a", "list-1", List);
        missing.Headers.Remove(header);
        using var rubbish = sender.Message("a", "list-1", List);
        rubbish.Headers.Remove(header);
        rubbish.Headers.TryAddWithoutValidation(header, new string('.', 2_000));

        Expect(400, "push.headers", await sender.SendAsync(missing));
        Expect(400, "push.headers", await sender.SendAsync(rubbish));
    }

    [Fact]
    public async Task Push_WhileARunIsUnderWay_IsToComeAgain()
    {
        await using var sender = await PushSender.StartAsync();
        sender.Host.Grains["a"].IsUnderWay = true;

        using var response = await sender.Host.Http.SendAsync(sender.Message("a", "list-1", List), TestContext.Current.CancellationToken);

        Assert.Equal((429, 30), ((int)response.StatusCode, response.Headers.RetryAfter?.Delta?.TotalSeconds));
        sender.Host.Grains["a"].IsUnderWay = false;
        Expect(202, null, await sender.SendAsync(sender.Message("a", "list-1", List)));
    }

    [Theory]
    [InlineData(67_108_865, "HTTP/1.1 413 Payload Too Large")]
    [InlineData(40, null)] // whoever hung up is told nothing
    public async Task Push_LongerThanMayBe_OrThanItIs_IsNotTaken(int told, string? answer)
    {
        await using var sender = await PushSender.StartAsync();
        var address = new Uri(sender.Host.Address);
        using var message = sender.Message("a", "list-1", List);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = tcp.GetStream();
        string head = string.Join("\r\n", message.Headers.Select(header => $"{header.Key}: {header.Value.First()}"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /push/a HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nContent-Length: {told}\r\n{head}\r\n\r\n"), TestContext.Current.CancellationToken);
        await stream.WriteAsync(List, TestContext.Current.CancellationToken);
        if (answer is null) tcp.Client.Shutdown(SocketShutdown.Send);

        Assert.Equal(answer, await FirstLineAsync(stream));
        Assert.Empty(sender.Host.Grains["a"].Pushes.Deliveries);
    }

    [Fact]
    public async Task Push_WhateverBecomesOfIt_PutsNoSecretIntoTheLog()
    {
        await using var sender = await PushSender.StartAsync();
        using var good = sender.Message("a", "list-1", List);
        string signature = good.Headers.GetValues("webhook-signature").Single()[3..];
        await sender.SendAsync(good);
        await sender.SendAsync(sender.Message("a", "list-2", List, signature: $"v1,{signature}"));
        File.Delete(Path.Combine(sender.PushedFolder, "push-key"));
        Expect(401, "push.signature", await sender.SendAsync(sender.Message("a", "list-3", List, secret: $"whsec_{Convert.ToBase64String(new byte[32])}")));

        string log = string.Join('\n', sender.Host.Log.Lines);
        Assert.DoesNotContain(signature, log, StringComparison.Ordinal);
        Assert.DoesNotContain("Hangar", log, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", log, StringComparison.Ordinal);
    }

    /// <summary>Null where the connection was closed.</summary>
    private static async Task<string?> FirstLineAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        try
        {
            return await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Expect(int status, string? code, Answer answer)
    {
        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Body}");
        Assert.Equal(code, answer.Body.TryGetProperty("code", out var told) ? told.GetString() : null);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(plain);
        return packed.ToArray();
    }

    private static async Task<string> SignAsync(string secret, string id, long at, byte[] body)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new[] { new { secret, id, at, body = Convert.ToBase64String(body) } }), TestContext.Current.CancellationToken);
            return Assert.Single(await Judges.AskAsync("sign.mjs", file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
