import java.util.HashMap;
import java.util.Map;

/** Every method calls every other: the number of ways through is that of the permutations. */
class Tangle {
  private final Map<String, Integer> map = new HashMap<>();

  synchronized void enter() {
    m0();
  }

  private void m0() {
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m1() {
    m0();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m2() {
    m0();
    m1();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m3() {
    m0();
    m1();
    m2();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m4() {
    m0();
    m1();
    m2();
    m3();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m5() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m6() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m7() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m8() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m9() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m10();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m10() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m11();
    m12();
    m13();
    m14();
    m15();
  }

  private void m11() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m12();
    m13();
    m14();
    m15();
  }

  private void m12() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m13();
    m14();
    m15();
  }

  private void m13() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m14();
    m15();
  }

  private void m14() {
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m15();
  }

  private void m15() {
    map.put("last", 1);
    m0();
    m1();
    m2();
    m3();
    m4();
    m5();
    m6();
    m7();
    m8();
    m9();
    m10();
    m11();
    m12();
    m13();
    m14();
  }
}
