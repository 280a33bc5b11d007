using System.Numerics;
using DslNet.Data;

namespace DslNet.Tests.Audio;

public class StftTests
{
    [Theory]
    [InlineData(32, 8, null, false)]
    [InlineData(32, 20, 64, true)]
    [InlineData(30, 7, 45, false)]
    [InlineData(31, 9, null, true)]
    [InlineData(1, 1, 2, false)]
    public void Every_value_is_that_of_the_direct_sum(int frameLength, int hop, int? fftLength, bool centered)
    {
        float[] samples = Sounds.Voice(1000, 150);
        Stft stft = Stft.Compute(samples, new StftOptions { FrameLength = frameLength, Hop = hop, FftLength = fftLength, Centered = centered });

        int length = fftLength ?? frameLength, before = centered ? frameLength / 2 : 0;
        stft.Bins.ShouldBe((length / 2) + 1);
        stft.Frames.ShouldBe(centered ? 1 + (150 / hop) : 1 + ((150 - frameLength) / hop));
        for (int frame = 0; frame < stft.Frames; frame++)
        {
            for (int bin = 0; bin < stft.Bins; bin++)
            {
                Complex sum = Complex.Zero;
                for (int n = 0; n < frameLength; n++)
                {
                    double sample = samples.ElementAtOrDefault((frame * hop) - before + n);
                    sum += sample * (0.5 - (0.5 * Math.Cos(2 * Math.PI * n / frameLength))) * Complex.Exp(new Complex(0, -2 * Math.PI * bin * n / length));
                }

                (stft[frame, bin] - sum).Magnitude.ShouldBeLessThan(1e-12, $"frame {frame}, bin {bin}");
            }
        }
    }

    [Fact]
    public void A_tone_stands_at_its_frequency()
    {
        Stft stft = Stft.Compute(Sounds.Tone(1000, 8000, 4000), new StftOptions { FrameLength = 256, Hop = 64 });

        for (int frame = 0; frame < stft.Frames; frame++)
        {
            int peak = Enumerable.Range(0, stft.Bins).MaxBy(bin => stft[frame, bin].Magnitude);
            stft.Frequency(peak, 8000).ShouldBe(1000);
            stft[frame, peak].Magnitude.ShouldBe(0.5 * 256 / 4, 1e-4);   // half the amplitude times the window's sum
        }
    }

    [Fact]
    public void What_does_not_fit_is_said_with_numbers()
    {
        float[] sound = new float[100];
        Should.Throw<ArgumentException>(() => Stft.Compute(sound)).Message.ShouldContain("A frame takes 512 samples at least. The sound has 100.");
        Should.Throw<ArgumentException>(() => Stft.Compute([], new StftOptions { Centered = true })).Message.ShouldContain("1 sample at least. The sound has 0.");
        Should.Throw<ArgumentOutOfRangeException>(() => Stft.Compute(sound, new StftOptions { FrameLength = 0 })).ParamName.ShouldBe("FrameLength");
        Should.Throw<ArgumentOutOfRangeException>(() => Stft.Compute(sound, new StftOptions { Hop = -1 })).Message.ShouldContain("It is -1.");
        Should.Throw<ArgumentOutOfRangeException>(() => Stft.Compute(sound, new StftOptions { FrameLength = 64, FftLength = 63 })).Message.ShouldContain("64. It is 63.");
        sound[70] = float.NaN;
        Should.Throw<ArgumentException>(() => Stft.Compute(sound, new StftOptions { FrameLength = 64 })).Message.ShouldContain("Sample 70 is NaN.");

        Stft stft = Stft.Compute(new float[64], new StftOptions { FrameLength = 64 });
        Should.Throw<ArgumentOutOfRangeException>(() => stft[1, 0]).Message.ShouldContain("The frame must be in 0..0. It is 1.");
        Should.Throw<ArgumentOutOfRangeException>(() => stft.Frequency(33, 8000)).Message.ShouldContain("The bin must be in 0..32. It is 33.");
    }
}
